-- Entries written before numbers were given hold no PIN; their people do. They are found, and told apart, by the number of the person.
CREATE OR REPLACE FUNCTION public.source_entries(p_registers text[], p_pin text, p_person uuid, p_office integer, p_no integer, p_year integer)
 RETURNS SETOF jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select known_entry(f.office_id, f.entry_id) from (
    select distinct ep.office_id, ep.entry_id from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where p_pin is not null and ep.pin = p_pin and ep.role <> 'INFORMANT' and e.register = any (p_registers)
    union
    select ep.office_id, ep.entry_id from person p join entry_person ep on ep.person_id = p.id join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where p_pin is not null and p.pin = p_pin and ep.role <> 'INFORMANT' and e.register = any (p_registers)
    union
    select ep.office_id, ep.entry_id from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where p_person is not null and ep.person_id = p_person and ep.role <> 'INFORMANT' and e.register = any (p_registers)
    union
    select e.office_id, e.id from register_entry e where p_office is not null and e.office_id = p_office and e.register = any (p_registers) and e.year = p_year and e.entry_no = p_no
    limit 50) f
$function$
;

CREATE OR REPLACE FUNCTION public.known_entry(p_office integer, p_entry uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('ref', jsonb_build_object('officeId', e.office_id, 'entryId', e.id), 'kind', e.kind, 'register', e.register,
    'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'volume', lpad(e.volume::text, 2, '0') || '/' || e.year,
    'registeredOn', e.registered_on, 'officeName', e.office_name, 'keeperId', coalesce(o.custodian_id, o.id), 'keeperName', k.name,
    'content', coalesce((select r.content from entry_revision r where r.office_id = e.office_id and r.entry_id = e.id order by r.revision desc limit 1), e.content),
    'revoked', exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id),
    'persons', (select coalesce(jsonb_agg(jsonb_build_object('role', ep.role, 'subject', ep.subject, 'name', ep.full_name, 'birth', jsonb_build_object('year', ep.birth_year, 'date', ep.birth_date),
      'sex', ep.sex, 'pin', coalesce(ep.pin, (select p.pin from person p where p.id = ep.person_id)), 'personId', ep.person_id)), '[]') from entry_person ep where ep.office_id = e.office_id and ep.entry_id = e.id))
  from register_entry e join office o on o.id = e.office_id left join office k on k.id = coalesce(o.custodian_id, o.id) where e.office_id = p_office and e.id = p_entry
$function$
;
