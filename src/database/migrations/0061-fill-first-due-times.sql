-- Until now a ticket had one time limit; it is the first of those it has from now on.

update tickets
   set first_due_at = due_at;
