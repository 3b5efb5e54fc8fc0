-- Lists of a city, a province or the whole nation's areas merge those of their counties: each index costs a year's opening five seconds and more.
DROP INDEX obligations.obligation_province;
DROP INDEX obligations.obligation_city;
