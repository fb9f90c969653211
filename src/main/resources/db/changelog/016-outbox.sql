--liquibase formatted sql

--changeset handover:outbox-seen-and-settled
alter table outbox add column under_way_until timestamp with time zone;
alter table outbox add column shown_at timestamp with time zone;
alter table outbox add column settled_by varchar(255);
alter table outbox add column settled_because varchar(2000);
