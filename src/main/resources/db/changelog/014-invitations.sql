--liquibase formatted sql

--changeset handover:invitations
-- the calendar entry that came with a notice; sent again for the same occasion it has the same uid and takes the other's place
alter table notice add column calendar_uid varchar(200);
alter table notice add column calendar text;
create index notice_calendar on notice (calendar_uid);
