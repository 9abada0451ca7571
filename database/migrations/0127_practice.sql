-- How far each official has come in practice. Practice itself lives in databases of its own; nothing of it reaches this one but these lines.

create table practice_progress (
  account_id uuid not null references account (id),
  -- Event kind and exercise: MARRIAGE/ket-hon-lan-dau
  exercise text not null check (length(exercise) between 3 and 120),
  tries int not null default 0 check (tries >= 0),
  solved_at timestamptz,
  last_at timestamptz not null,
  primary key (account_id, exercise)
);
comment on table practice_progress is 'Exercises of practice mode each account has tried and solved';
alter table practice_progress enable row level security;
create policy own_progress on practice_progress to hotich_person using (account_id = (select app_actor())) with check (account_id = (select app_actor()));
grant select, insert, update on practice_progress to hotich_person;
