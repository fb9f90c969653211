--liquibase formatted sql

--changeset handover:counting-of-dates
alter table contract_date add column business_days boolean default false not null;
alter table contract_date add column from_go_live boolean default true not null;
