-- The two roles and what they may do in this database. It can be done again at any time, and is
-- to be done again after an update of the program that brought the schema forward.

do $$ begin
    create role netwerkcanvas_facilitator nologin;
exception when duplicate_object then null;
end $$;
do $$ begin
    create role netwerkcanvas_guest nologin;
exception when duplicate_object then null;
end $$;

grant usage on schema netwerkcanvas to netwerkcanvas_facilitator, netwerkcanvas_guest;
grant select, insert, update, delete on all tables in schema netwerkcanvas
    to netwerkcanvas_facilitator;
revoke insert, update, delete on netwerkcanvas.version from netwerkcanvas_facilitator;
grant select on netwerkcanvas.version, netwerkcanvas.canvases, netwerkcanvas.things,
    netwerkcanvas.revisions, netwerkcanvas.changes, netwerkcanvas.closings, netwerkcanvas.aside
    to netwerkcanvas_guest;
grant select, insert, update, delete on netwerkcanvas.presence to netwerkcanvas_guest;

do $$
declare
    one text;
begin
    foreach one in array array[
        'canvases', 'things', 'revisions', 'changes', 'closings', 'aside', 'presence', 'guests'
    ] loop
        execute format('alter table netwerkcanvas.%I enable row level security', one);
        execute format('drop policy if exists facilitator on netwerkcanvas.%I', one);
        execute format('drop policy if exists guest on netwerkcanvas.%I', one);
        execute format(
            'create policy facilitator on netwerkcanvas.%I to netwerkcanvas_facilitator'
            ' using (true) with check (true)', one);
    end loop;
end $$;

-- A guest finds nothing among the states at closings and the versions that were put aside: they
-- are whole, with what was hidden then.
create policy guest on netwerkcanvas.canvases for select to netwerkcanvas_guest
    using (netwerkcanvas.is_let_in(canvas));
create policy guest on netwerkcanvas.revisions for select to netwerkcanvas_guest
    using (netwerkcanvas.is_let_in(canvas));
create policy guest on netwerkcanvas.things for select to netwerkcanvas_guest
    using (
        netwerkcanvas.is_let_in(canvas)
        and (table_name not in ('cards', 'ballots')
            or not netwerkcanvas.hides(canvas, record->>'round'))
    );
create policy guest on netwerkcanvas.changes for select to netwerkcanvas_guest
    using (
        netwerkcanvas.is_let_in(canvas)
        and not netwerkcanvas.hides_change(canvas, table_name, id, before, after)
    );
create policy guest on netwerkcanvas.presence to netwerkcanvas_guest
    using (netwerkcanvas.is_let_in(canvas)) with check (netwerkcanvas.is_let_in(canvas));
