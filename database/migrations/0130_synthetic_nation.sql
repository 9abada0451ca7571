-- What a synthetic nation has already brought into this database, so that an interrupted loading goes on where it stood.
create table synth_nation (
  name            text primary key,
  circles         int not null,
  slices          int not null,
  books_written   boolean not null default false,
  started_at      timestamptz not null default now(),
  finished_at     timestamptz
);
create table synth_slice (
  nation          text not null references synth_nation (name),
  slice           int not null,
  persons         int not null,
  entries         int not null,
  primary key (nation, slice)
);
