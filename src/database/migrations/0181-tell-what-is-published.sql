-- A turn is told once what is published, and what its process has kept since then holds for all of it.

/* Another text whenever a clause or a version was written, or a card bound: only to be compared. */
create function published_state()
returns text
language sql
stable
as $$
  select concat_ws(' ',
           (select count(*) from card_bindings),
           (select concat_ws(' ', state.epoch, state.revision) from search_revision as state))
$$;
