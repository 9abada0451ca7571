-- Some papers exist in more than one original (Giấy chứng nhận kết hôn: one for each spouse, Luật Hộ tịch art. 18). Each original is a
-- document of its own; of each there is one at a time.

alter table document add column original_no int not null default 0;
update document set original_no = 1 where original;
alter table document add constraint document_original_numbered check (original = (original_no > 0));

drop index document_one_original;
drop index document_original_once;
create unique index document_original_once on document (entry_id, kind, original_no) where original and state in ('PREPARED', 'SIGNED');

create or replace function document_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'PREPARED' and (new.words, new.number, new.kind, new.original_no, new.file_sha256, new.signed_by, new.signed_at, new.verify_token, new.entry_id, new.issued_on)
    is distinct from (old.words, old.number, old.kind, old.original_no, old.file_sha256, old.signed_by, old.signed_at, old.verify_token, old.entry_id, old.issued_on) then
    raise exception 'an issued document is never changed' using errcode = 'insufficient_privilege';
  end if;
  if old.state in ('REPLACED', 'REVOKED') and new.state is distinct from old.state then
    raise exception 'an ended document stays ended' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
