-- Who may do what. A facilitator does all; a guest reads and writes the canvases it is let in on, but
-- for what is hidden there. The two roles are of the server and not of one database: `roles.sql`
-- makes them and puts the policies on the tables. Until then only the owner comes in.

-- Who is let in on a canvas: a role, and whoever is a member of it.
create table netwerkcanvas.guests (
    canvas text collate "C" not null references netwerkcanvas.canvases on delete cascade,
    role name not null,
    primary key (canvas, role)
);

-- The role that we were called by, also in what is done as the owner.
create function netwerkcanvas.caller() returns name
language sql stable set search_path = pg_catalog as $$
    select case current_setting('role') when 'none' then session_user
        else current_setting('role')::name end
$$;

-- Asked at every commit, so in the language that keeps its plans.
create function netwerkcanvas.is_facilitator() returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
    who name := case current_setting('role') when 'none' then session_user
        else current_setting('role')::name end;
    facilitator oid := to_regrole('netwerkcanvas_facilitator');
begin
    return pg_has_role(who, (
        select n.nspowner from pg_namespace n where n.nspname = 'netwerkcanvas'
    ), 'member') or facilitator is not null and pg_has_role(who, facilitator, 'member');
end
$$;

create function netwerkcanvas.is_let_in(of text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
    select exists (
        select from netwerkcanvas.guests g join pg_roles r on r.rolname = g.role
        where g.canvas = of and pg_has_role(netwerkcanvas.caller(), r.oid, 'member')
    )
$$;

-- Whether a round hides what is in it: until it is revealed, and for good when it was dropped.
create function netwerkcanvas.hides(of text, round text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
    select exists (
        select from netwerkcanvas.things t
        where t.canvas = of and t.table_name = 'rounds' and t.id = round
        and coalesce(t.record->>'progress', 'open') <> 'revealed'
    )
$$;

-- Whether a change is of something that is hidden now: by the round that it is in, or else was in.
create function netwerkcanvas.hides_change(
    of text, named text, thing text, before json, after json
) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
    select named in ('cards', 'ballots') and netwerkcanvas.hides(of, coalesce(
        (
            select nullif(t.record->>'round', '') from netwerkcanvas.things t
            where t.canvas = of and t.table_name = named and t.id = thing
        ),
        nullif(after->>'round', ''), nullif(before->>'round', ''),
        (
            select coalesce(nullif(c.after->>'round', ''), nullif(c.before->>'round', ''))
            from netwerkcanvas.changes c
            where c.canvas = of and c.table_name = named and c.id = thing
            and coalesce(nullif(c.after->>'round', ''), nullif(c.before->>'round', '')) is not null
            order by c.rev desc limit 1
        )
    ))
$$;

-- One revision as the client reads it: without what is hidden for who asks, also where that is asked
-- for on the way of a commit, which is done as the owner.
create or replace function netwerkcanvas.revision(of text, wanted bigint) returns json
language sql stable as $$
    select json_build_object(
        'rev', r.rev, 'change', r.change, 'act', r.act,
        'deltas', (
            select coalesce(json_agg(json_build_object(
                'table', c.table_name, 'id', c.id, 'before', c.before, 'after', c.after
            ) order by c.number), '[]'::json)
            from netwerkcanvas.changes c where c.canvas = r.canvas and c.rev = r.rev
            and ((select netwerkcanvas.is_facilitator())
                or not netwerkcanvas.hides_change(of, c.table_name, c.id, c.before, c.after))
        ))
    from netwerkcanvas.revisions r where r.canvas = of and r.rev = wanted
$$;

-- What `commit` does, for whoever may: it touches what a guest can't see, as the number of cards and
-- what was there already, so it is done as the owner. What opens, reveals or drops a round, or
-- closes a session, isn't for guests.
create function netwerkcanvas.keep(
    of text, named text, based_on bigint, based_on_change text, change_id text,
    known_format integer, act json, deltas json, kept_rows json, gone_rows json,
    more_cards integer, head json, closed json
) returns table (kept boolean, rev bigint, format integer, between_them text)
language plpgsql security definer set search_path = pg_catalog as $$
begin
    if not netwerkcanvas.is_facilitator() then
        if not netwerkcanvas.is_let_in(of) then
            raise insufficient_privilege using message = 'permission denied for this canvas';
        end if;
        if closed is not null or exists (
            select from json_array_elements(deltas) as d (one)
            where d.one->>'table' in ('rounds', 'sessions')
        ) or exists (
            select from json_array_elements(kept_rows) as k (one)
            where k.one->>0 in ('rounds', 'sessions')
        ) or exists (
            select from json_array_elements(gone_rows) as g (one)
            where g.one->>0 in ('rounds', 'sessions')
        ) then
            raise insufficient_privilege
                using message = 'permission denied for rounds and sessions';
        end if;
    end if;
    return query select * from netwerkcanvas.commit(
        of, named, based_on, based_on_change, change_id, known_format,
        act, deltas, kept_rows, gone_rows, more_cards, head, closed);
end
$$;
