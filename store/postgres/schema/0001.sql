-- The first form of the schema. Every key begins with the id of a canvas, so that all of it can be
-- spread over servers by that.

create table netwerkcanvas.canvases (
    canvas text collate "C" primary key,
    name text collate "C" not null,
    binned boolean not null default false,
    rev bigint not null,
    -- The id of the change that made this revision.
    last text collate "C" not null,
    format integer not null,
    cards integer not null,
    -- At what moment and by whom it was changed last, and its title: {"at", "by", "title"}.
    head json not null,
    -- Where changes are told of. Only who may read this row knows it.
    channel text not null default 'netwerkcanvas_' || replace(gen_random_uuid()::text, '-', ''),
    unique (name, binned)
);

-- The things on a canvas as they are now. `number` is the order in which they came.
create table netwerkcanvas.things (
    canvas text collate "C" not null references netwerkcanvas.canvases on delete cascade,
    table_name text collate "C" not null,
    id text collate "C" not null,
    rev bigint not null,
    number bigint generated always as identity,
    record json not null check (json_typeof(record) = 'object'),
    primary key (canvas, table_name, id)
);

-- What was done: by whom, when. `change` is the id that the client gave it, so that nothing is
-- kept twice. `act` is {"at", "by", "command"} and, where there are any, subject, undoes, redoes.
create table netwerkcanvas.revisions (
    canvas text collate "C" not null references netwerkcanvas.canvases on delete cascade,
    rev bigint not null,
    change text collate "C" not null,
    act json not null,
    primary key (canvas, rev),
    unique (canvas, change)
);

-- What each of these changed, thing by thing. `before` and `after` are JSON's null for what wasn't
-- there before, or isn't since.
create table netwerkcanvas.changes (
    canvas text collate "C" not null,
    rev bigint not null,
    number integer not null,
    table_name text collate "C" not null,
    id text collate "C" not null,
    before json not null,
    after json not null,
    primary key (canvas, rev, number),
    foreign key (canvas, rev) references netwerkcanvas.revisions on delete cascade
);

-- How a canvas was when a session of it closed for the first time.
create table netwerkcanvas.closings (
    canvas text collate "C" not null references netwerkcanvas.canvases on delete cascade,
    session text collate "C" not null,
    closed text collate "C" not null,
    rev bigint not null,
    tables json not null,
    primary key (canvas, session, closed)
);

-- Versions that no longer follow from the revisions: someone put an earlier one in their place.
-- `content` is {"tables", "revisions"}.
create table netwerkcanvas.aside (
    canvas text collate "C" not null references netwerkcanvas.canvases on delete cascade,
    key text collate "C" not null,
    rev bigint not null,
    at text not null,
    made timestamptz not null default clock_timestamp(),
    content json not null,
    primary key (canvas, key)
);

-- Who is at work: told anew every few seconds, and gone when it isn't.
create unlogged table netwerkcanvas.presence (
    canvas text collate "C" not null,
    process bigint not null,
    here json not null,
    told timestamptz not null default clock_timestamp(),
    changed timestamptz not null default clock_timestamp(),
    primary key (canvas, process)
);

-- One revision as the client reads it.
create function netwerkcanvas.revision(of text, wanted bigint) returns json
language sql stable as $$
    select json_build_object(
        'rev', r.rev, 'change', r.change, 'act', r.act,
        'deltas', (
            select coalesce(json_agg(json_build_object(
                'table', c.table_name, 'id', c.id, 'before', c.before, 'after', c.after
            ) order by c.number), '[]'::json)
            from netwerkcanvas.changes c where c.canvas = r.canvas and c.rev = r.rev
        ))
    from netwerkcanvas.revisions r where r.canvas = of and r.rev = wanted
$$;

-- What came after a revision, the oldest first.
create function netwerkcanvas.since(of text, known bigint) returns json
language sql stable as $$
    select coalesce(json_agg(netwerkcanvas.revision(of, r.rev) order by r.rev), '[]'::json)
    from netwerkcanvas.revisions r where r.canvas = of and r.rev > known
$$;

-- What is new since a revision that was known, by number and by the id of its change. `goes_on` is
-- false when what was known is no part of what there is.
create function netwerkcanvas.news(of text, named text, known bigint, last text)
returns table (rev bigint, format integer, goes_on boolean, between_them text)
language sql stable as $$
    select c.rev, c.format,
        known = c.rev and news.last = c.last or exists (
            select from netwerkcanvas.revisions r
            where r.canvas = of and r.rev = known and r.change = news.last
        ),
        case when c.rev > known then netwerkcanvas.since(of, known)::text else '[]' end
    from netwerkcanvas.canvases c where c.canvas = of and c.name = named and not c.binned
$$;

-- All of a canvas as it is now.
create function netwerkcanvas.whole(of text)
returns table (rev bigint, format integer, last text, channel text, things text)
language sql stable as $$
    select c.rev, c.format, c.last, c.channel,
        coalesce((
            select json_agg(json_build_array(t.table_name, t.id, t.record) order by t.number)
            from netwerkcanvas.things t where t.canvas = of
        ), '[]'::json)::text
    from netwerkcanvas.canvases c where c.canvas = of
$$;

-- The tables of a canvas as they are now: {table: {id: record}}.
create function netwerkcanvas.tables(of text) returns json
language sql stable as $$
    select coalesce(json_object_agg(one.table_name, one.records), '{}'::json)
    from (
        select t.table_name, json_object_agg(t.id, t.record order by t.number) as records
        from netwerkcanvas.things t where t.canvas = of group by t.table_name
    ) one
$$;

-- Make a canvas: its first revision.
create function netwerkcanvas.make(
    of text, named text, change_id text, known_format integer,
    act json, deltas json, kept_rows json, card_count integer, head json
) returns boolean
language plpgsql as $$
#variable_conflict use_column
begin
    if exists (select from netwerkcanvas.canvases c where c.canvas = of) then
        return true;
    end if;
    insert into netwerkcanvas.canvases (canvas, name, rev, last, format, cards, head)
        values (of, named, 1, change_id, known_format, card_count, make.head);
    insert into netwerkcanvas.revisions (canvas, rev, change, act)
        values (of, 1, change_id, make.act);
    insert into netwerkcanvas.changes (canvas, rev, number, table_name, id, before, after)
        select of, 1, d.n, d.one->>'table', d.one->>'id', d.one->'before', d.one->'after'
        from json_array_elements(deltas) with ordinality as d (one, n);
    insert into netwerkcanvas.things (canvas, table_name, id, rev, record)
        select of, k.one->>0, k.one->>1, 1, k.one->2
        from json_array_elements(kept_rows) with ordinality as k (one, n) order by k.n;
    return true;
exception when unique_violation then
    return false;
end
$$;

-- Give a canvas another name, put it in the bin or take it out of it. Answers with `done`, with
-- `taken` where there is one of that name, and with `gone`.
create function netwerkcanvas.move(
    of text, named text, was_binned boolean, new_name text, to_bin boolean
) returns text
language plpgsql as $$
begin
    update netwerkcanvas.canvases c set name = new_name, binned = to_bin
        where c.canvas = of and (
            c.name = named and c.binned = was_binned or c.name = new_name and c.binned = to_bin);
    return case when found then 'done' else 'gone' end;
exception when unique_violation then
    return 'taken';
end
$$;

-- Take in a canvas with all it has, under an id and a name that are free. `things` is [table, id,
-- record] each, `revisions` {rev, change, act, deltas} each, `states` {session, closed, rev,
-- tables} each. False where the name or the id is taken.
create function netwerkcanvas.take_in(
    of text, named text, is_binned boolean, at_rev bigint, at_change text, known_format integer,
    card_count integer, head json, things json, revisions json, states json
) returns boolean
language plpgsql as $$
#variable_conflict use_column
begin
    insert into netwerkcanvas.canvases (canvas, name, binned, rev, last, format, cards, head)
        values (of, named, is_binned, at_rev, at_change, known_format, card_count, take_in.head);
    insert into netwerkcanvas.things (canvas, table_name, id, rev, record)
        select of, t.one->>0, t.one->>1, at_rev, t.one->2
        from json_array_elements(take_in.things) with ordinality as t (one, n) order by t.n;
    insert into netwerkcanvas.revisions (canvas, rev, change, act)
        select of, (r.one->>'rev')::bigint, r.one->>'change', r.one->'act'
        from json_array_elements(take_in.revisions) as r (one);
    insert into netwerkcanvas.changes (canvas, rev, number, table_name, id, before, after)
        select of, (r.one->>'rev')::bigint, d.n, d.one->>'table', d.one->>'id',
            d.one->'before', d.one->'after'
        from json_array_elements(take_in.revisions) as r (one),
            json_array_elements(r.one->'deltas') with ordinality as d (one, n);
    insert into netwerkcanvas.closings (canvas, session, closed, rev, tables)
        select of, s.one->>'session', s.one->>'closed', (s.one->>'rev')::bigint, s.one->'tables'
        from json_array_elements(states) as s (one) on conflict do nothing;
    return true;
exception when unique_violation then
    return false;
end
$$;

-- Put an earlier version in the place of a canvas, and what was there aside under a key.
create function netwerkcanvas.put_back(
    of text, named text, to_rev bigint, aside_key text, things json, card_count integer, head json
) returns boolean
language plpgsql as $$
#variable_conflict use_column
declare
    was netwerkcanvas.canvases;
begin
    select * into was from netwerkcanvas.canvases c where c.canvas = of for no key update;
    if was.canvas is null or was.name <> named or was.binned then
        return false;
    end if;
    insert into netwerkcanvas.aside (canvas, key, rev, at, content)
        values (of, aside_key, was.rev, coalesce(was.head->>'at', ''), json_build_object(
            'tables', netwerkcanvas.tables(of), 'revisions', netwerkcanvas.since(of, to_rev - 1)))
        on conflict do nothing;
    delete from netwerkcanvas.revisions r where r.canvas = of and r.rev > to_rev;
    delete from netwerkcanvas.things t where t.canvas = of;
    insert into netwerkcanvas.things (canvas, table_name, id, rev, record)
        select of, t.one->>0, t.one->>1, to_rev, t.one->2
        from json_array_elements(put_back.things) with ordinality as t (one, n) order by t.n;
    update netwerkcanvas.canvases c
        set rev = to_rev, cards = card_count, head = put_back.head,
            last = (select r.change from netwerkcanvas.revisions r
                    where r.canvas = of and r.rev = to_rev)
        where c.canvas = of;
    perform pg_notify(was.channel, json_build_object('rev', to_rev)::text);
    return true;
end
$$;

-- Keep the next revision of a canvas, unless others came first: then say what they did.
--
-- `based_on` is the revision it was made on and `based_on_change` what made that, `change_id` the id by which it is kept only once, `act`
-- and `deltas` what it is, `kept_rows` [table, id, record] of each thing as it is afterwards,
-- `gone_rows` [table, id] of what isn't, `more_cards` by how many the sheet has more. Answers with
-- the revision the canvas is at; `kept` is false when nothing was kept, and `between_them` holds
-- what there is since `based_on` where that isn't just this.
create function netwerkcanvas.commit(
    of text, named text, based_on bigint, based_on_change text, change_id text,
    known_format integer, act json, deltas json, kept_rows json, gone_rows json, more_cards integer, head json,
    closed json
) returns table (kept boolean, rev bigint, format integer, between_them text)
language plpgsql as $$
#variable_conflict use_column
declare
    found netwerkcanvas.canvases;
    next bigint;
    told text;
begin
    select * into found from netwerkcanvas.canvases c where c.canvas = of for no key update;
    if found.canvas is null or found.name <> named or found.binned then
        return;
    end if;
    if found.format > known_format then
        return query select false, found.rev, found.format, '[]';
        return;
    end if;
    if exists (
        select from netwerkcanvas.revisions r where r.canvas = of and r.change = change_id
    ) then
        return query select true, found.rev, found.format, netwerkcanvas.since(of, based_on)::text;
        return;
    end if;
    if found.rev <> based_on or found.last <> based_on_change then
        return query select false, found.rev, found.format, netwerkcanvas.since(of, based_on)::text;
        return;
    end if;
    next := based_on + 1;
    update netwerkcanvas.canvases c
        set rev = next, last = change_id, cards = greatest(0, c.cards + more_cards), format = known_format,
            head = commit.head
        where c.canvas = of;
    insert into netwerkcanvas.revisions (canvas, rev, change, act)
        values (of, next, change_id, commit.act);
    insert into netwerkcanvas.changes (canvas, rev, number, table_name, id, before, after)
        select of, next, d.n, d.one->>'table', d.one->>'id', d.one->'before', d.one->'after'
        from json_array_elements(deltas) with ordinality as d (one, n);
    if gone_rows is not null then
        delete from netwerkcanvas.things t
            using json_array_elements(gone_rows) as g (one)
            where t.canvas = of and t.table_name = g.one->>0 and t.id = g.one->>1;
    end if;
    insert into netwerkcanvas.things (canvas, table_name, id, rev, record)
        select of, k.one->>0, k.one->>1, next, k.one->2
        from json_array_elements(kept_rows) with ordinality as k (one, n) order by k.n
        on conflict (canvas, table_name, id)
        do update set rev = excluded.rev, record = excluded.record;
    if closed is not null then
        insert into netwerkcanvas.closings (canvas, session, closed, rev, tables)
            select of, s.id, commit.act->>'at', next, netwerkcanvas.tables(of)
            from json_array_elements_text(commit.closed) as s (id)
            on conflict do nothing;
    end if;
    told := json_build_object(
        'rev', next, 'change', change_id, 'act', commit.act, 'deltas', deltas)::text;
    -- What is hidden must not be told aloud, and a notification holds 8000 bytes.
    if octet_length(told) > 7500 or exists (
        select from netwerkcanvas.things t where t.canvas = of and t.table_name = 'rounds'
    ) then
        told := json_build_object('rev', next)::text;
    end if;
    perform pg_notify(found.channel, told);
    return query select true, next, known_format, null::text;
end
$$;
