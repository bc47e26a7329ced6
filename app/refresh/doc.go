// Package refresh fetches a brief's incidents from its team's database, when it is told to.
//
// In come a brief and its folder; out go a Plan, which says what would be asked of whom, and, once it is told to run, the
// file of incidents, the note of their moment and a Result that says what differs. It is the only room that connects to
// anything and the only one that knows pgx. Begin with plan.go; source.go says where the database is, session.go talks to
// it, cell.go writes its values as text.
package refresh
