-- Two births a desk told apart while it registered are kept as decided, with the reason: a sweep asks nothing again, and a person can take it back (R-A4).
create function keep_desk_decisions(p_pairs jsonb, p_reason text, p_name text, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare x record;
begin
  for x in select * from jsonb_to_recordset(p_pairs) as v (id uuid, a_office int, a_entry uuid, b_office int, b_entry uuid, verdict text, score int, reasons jsonb) order by v.a_entry, v.b_entry loop
    if app_is_person() and not (x.a_office = any (app_writable()) or x.b_office = any (app_writable())) then
      raise exception 'not-own-office' using errcode = 'insufficient_privilege';
    end if;
    insert into match_pair (id, kind, a_office, a_entry, a_role, b_office, b_entry, b_role, verdict, score, reasons, found_by, found_at, state, decided_at, decided_by_name)
    values (x.id, 'BIRTH', x.a_office, x.a_entry, 'CHILD', x.b_office, x.b_entry, 'CHILD', x.verdict, x.score, x.reasons, 'ENTRY', p_at, 'DIFFERENT', p_at, p_name)
    on conflict do nothing;
    if found then
      insert into match_decision (pair_id, seq, decision, reason, office_id, made_by, made_by_name, made_at)
      values (x.id, 1, 'DIFFERENT', p_reason, app_office(), app_actor(), p_name, p_at);
    end if;
  end loop;
end $$;
revoke execute on function keep_desk_decisions(jsonb, text, text, timestamptz) from public;
grant execute on function keep_desk_decisions(jsonb, text, text, timestamptz) to hotich_person;
