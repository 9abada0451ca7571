-- A guardianship that ends on the day it began keeps that day in the books, but leaves the ward free for the next one at once.
alter table guardianship drop constraint one_guardianship_at_a_time;
alter table guardianship add constraint one_guardianship_at_a_time
  exclude using gist (ward_id with =, during with &&) where (end_entry_id is null or upper(during) > lower(during) + 1);
