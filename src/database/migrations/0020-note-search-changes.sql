-- What was written since a process last read the clauses: each keeps a search index in its memory.

-- One row. The epoch tells a database that was emptied and filled anew from one that only grew.
create table search_revision (
  singleton boolean primary key default true check (singleton),
  epoch uuid not null default gen_random_uuid(),
  revision bigint not null
);

-- The last revision that touched a version. No reference: a deleted version is a change as well.
create table search_changes (
  version_id uuid primary key,
  revision bigint not null
);

create index search_changes_by_revision on search_changes (revision);

create function note_search_changes() returns trigger
language plpgsql as $$
declare
  reached bigint;
begin
  if not exists (select from changed) then
    return null;
  end if;
  -- The row stays locked until the commit, so that revisions become visible in their order.
  insert into search_revision as state (revision)
  values (1)
  on conflict (singleton) do update
     set revision = state.revision + 1
  returning state.revision into reached;
  if tg_table_name = 'clauses' then
    insert into search_changes (version_id, revision)
    select distinct version_id, reached
      from changed
    on conflict (version_id) do update
       set revision = excluded.revision;
  else
    insert into search_changes (version_id, revision)
    select distinct id, reached
      from changed
    on conflict (version_id) do update
       set revision = excluded.revision;
  end if;
  perform pg_notify('search_changed', '');
  return null;
end
$$;

create trigger clauses_inserted after insert on clauses
  referencing new table as changed
  for each statement execute function note_search_changes();
create trigger clauses_updated after update on clauses
  referencing new table as changed
  for each statement execute function note_search_changes();
create trigger clauses_deleted after delete on clauses
  referencing old table as changed
  for each statement execute function note_search_changes();

create trigger document_versions_updated after update on document_versions
  referencing new table as changed
  for each statement execute function note_search_changes();
create trigger document_versions_deleted after delete on document_versions
  referencing old table as changed
  for each statement execute function note_search_changes();

-- The index that stood in tables before. clause_words itself stays, empty: its vector column comes
-- with a file that a server runs whenever it gets the extension.
drop table search_words;
drop table search_index;
truncate clause_words;
