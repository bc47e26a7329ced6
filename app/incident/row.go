package incident

// Row is the number of an incident in its table, from 0. Rows of one table mean nothing in another.
type Row int32
