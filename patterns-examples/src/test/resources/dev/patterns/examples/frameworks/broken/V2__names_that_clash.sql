insert into item (name, stock) values ('chair', 4);
insert into item (name, stock) values ('lamp', 1);
