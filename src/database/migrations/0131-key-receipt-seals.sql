-- Receipts are sealed with a key, and the end of their chain is kept, so that also the newest cannot vanish unseen.

-- Seals without a key can be made by anyone: those rows stand outside the chain from now on.
update receipts
   set position = null,
       previous_hash = null,
       hash = null
 where position is not null;

-- One row, locked from taking a place to the commit: no place is given twice.
create table receipt_chain (
  singleton boolean primary key default true check (singleton),
  position bigint not null check (position >= 0),
  hash text not null
);
