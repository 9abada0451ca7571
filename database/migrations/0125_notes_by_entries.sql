-- The entry on which a note in the margin rests, when it is one of ours.
alter table marginal_note add column by_office_id int;
alter table marginal_note add column by_entry_id uuid;
create index marginal_note_by on marginal_note (by_entry_id) where by_entry_id is not null;
