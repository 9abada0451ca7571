-- Judgments and decisions noted are counted by day and matter, as entries are: form 14a counts changes of nationality, adoptions, divorces and other
-- changes noted (TT 03/2019/TT-BTP). A decision noted before on the same entry is not counted again.
create function count_noted_judgment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into daily_count (office_id, day, measure, kind, n)
  values (new.office_id, (new.done_at at time zone 'Asia/Ho_Chi_Minh')::date, 'noted', new.matter, 1)
  on conflict (office_id, day, measure, kind) do update set n = daily_count.n + 1;
  return null;
end $$;
create trigger count_noted_judgment after update of state on judgment_notice for each row
  when (new.state = 'NOTED' and old.state <> 'NOTED' and new.note_seq is not null) execute function count_noted_judgment();
revoke execute on function count_noted_judgment() from public;
