-- A child has one adoption at a time: one adopter, or two who are husband and wife (NCN 8.3). Whoever adopts holds the child first (apply_effects), so that
-- of two offices at the same instant the later sees what the earlier did.
create function refuse_second_adoption() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from family_link l where l.child_id = new.child_id and l.relation like 'ADOPTIVE%' and l.ended_on is null and l.parent_id <> new.parent_id
      and l.entry_id is distinct from new.entry_id
      and not exists (select from marriage_bond b where b.person_id = l.parent_id and b.spouse_id = new.parent_id and upper_inf(b.during))) then
    raise exception 'already-adopted' using errcode = 'unique_violation', detail = new.relation;
  end if;
  return new;
end $$;
revoke execute on function refuse_second_adoption() from public;
create trigger adopted_once before insert or update on family_link for each row when (new.relation like 'ADOPTIVE%' and new.ended_on is null)
  execute function refuse_second_adoption();
