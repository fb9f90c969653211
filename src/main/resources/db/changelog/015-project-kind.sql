--liquibase formatted sql

--changeset handover:project-kind
alter table project add kind varchar(40) default 'implementation-on-premise' not null;
-- null until the offer is accepted
alter table project add method varchar(40);
