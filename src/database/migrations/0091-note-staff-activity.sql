-- A session lives for hours in a tab that nobody looks at: whether somebody is there shows only in what they touch.

alter table staff_sessions
  -- When its owner signed in, or last touched the console; null for sessions from before.
  add column active_at timestamptz;

create index staff_sessions_active_at_idx on staff_sessions (active_at);
