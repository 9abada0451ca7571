-- Papers: found by their id alone, issued for a purpose, frozen once signed; printer profiles can be taken away.

create unique index document_id on document (id);
create index document_waiting on document (office_id, prepared_at) where state = 'PREPARED';

-- Any office of the system may copy an entry of another (Luật Hộ tịch art. 63): the entry's office is kept beside the issuing one.
alter table document
  add column entry_office_id int references office (id),
  add column issued_on date not null default current_date,
  -- The columns of the book of copies (Sổ cấp bản sao trích lục): who asked, what for, how many.
  add column requester text not null default '',
  add column purpose text not null default '',
  add column copies int not null default 1 check (copies between 1 and 50);
-- The original exists once, whichever office issues it: the keeper of an older office's books may.
create unique index document_original_once on document (entry_id, kind) where original and state in ('PREPARED', 'SIGNED');
create index document_of_entry on document (entry_office_id, entry_id) where entry_id is not null;

create function document_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'PREPARED' and (new.words, new.number, new.kind, new.file_sha256, new.signed_by, new.signed_at, new.verify_token, new.entry_id, new.issued_on)
    is distinct from (old.words, old.number, old.kind, old.file_sha256, old.signed_by, old.signed_at, old.verify_token, old.entry_id, old.issued_on) then
    raise exception 'an issued document is never changed' using errcode = 'insufficient_privilege';
  end if;
  if old.state in ('REPLACED', 'REVOKED') and new.state is distinct from old.state then
    raise exception 'an ended document stays ended' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger document_frozen before update on document for each row execute function document_frozen();

create function document_kept() returns trigger language plpgsql as $$
begin
  raise exception 'documents are never deleted' using errcode = 'insufficient_privilege';
end $$;
create trigger document_kept before delete on document for each row execute function document_kept();
create trigger document_never_truncated before truncate on document execute function document_kept();

grant delete on printer_profile to hotich_person;
create policy remove_own_profile on printer_profile for delete to hotich_person using (office_id = (select app_office()));
