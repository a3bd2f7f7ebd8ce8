-- A figure that should never have been entered: its last version says why, and from then on there is none.

alter table parameter_versions
  add column withdrawal_reason text check (withdrawal_reason <> '');
