-- Who is at work, without ghosts: whoever is connected directly holds an advisory lock for as long as
-- it lives, and whoever isn't is gone when it hasn't told of itself for a while.

alter table netwerkcanvas.presence add column holds boolean not null default false;

-- Say that we are here; `loud` where there is something new about that, which others are told.
create function netwerkcanvas.tell(
    of text, aloud_on text, me bigint, about json, holds_lock boolean, loud boolean
) returns void
language sql as $$
    insert into netwerkcanvas.presence (canvas, process, here, holds)
        values (of, me, about, holds_lock)
        on conflict (canvas, process) do update
        set here = excluded.here, holds = excluded.holds, told = clock_timestamp(),
            changed = case when loud then clock_timestamp() else presence.changed end;
    select pg_notify(aloud_on, json_build_object(
        'process', me, 'here', about,
        'changed', (extract(epoch from clock_timestamp()) * 1000000)::bigint)::text)
        where loud and aloud_on <> '';
$$;

-- Who is at work at a canvas, by process; `changed` in microseconds since 1970.
create function netwerkcanvas.around(of text)
returns table (process bigint, here text, changed bigint)
language sql as $$
    select p.process, p.here::text, (extract(epoch from p.changed) * 1000000)::bigint
    from netwerkcanvas.presence p
    where p.canvas = of and p.told > clock_timestamp() - interval '15 seconds'
    and (not p.holds or exists (
        select from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and l.granted
        and l.classid = 1852142711 and l.objid = p.process::oid
    ))
$$;
