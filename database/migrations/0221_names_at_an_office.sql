-- A name without a year at one's own office is the commonest question: answered by this index whatever the size of the nation.
create index entry_person_office_name on entry_person (office_id, name_key);
