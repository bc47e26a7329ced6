package brief

import (
	"strings"

	"lectern/app/incident"
)

// Abridged is a source in the fewest words that tell it from others, for the foot of a page: where
// it appeared or who answers for it, its title where that isn't enough, its date, its limits.
func (s *Source) Abridged() []Run {
	var w refWriter
	who := names(s.Authors)
	if who == "" {
		who = s.Publisher
	}
	encyclopedia := strings.HasPrefix(s.Type, "entry")
	switch {
	case s.ContainerTitle != "" && encyclopedia:
		w.clause("‘" + s.Title + "’")
		w.italic(s.ContainerTitle)
	case s.ContainerTitle != "":
		w.italic(s.ContainerTitle)
	case who == "" && s.Title != "", alone[s.Type] && s.Title != "":
		w.clause(who)
		w.title(s)
	default:
		w.clause(who)
	}
	if date := s.Issued.String(); date != "" {
		w.clause(date)
	}
	w.join(".")
	if s.Note != "" {
		w.join(" " + incident.Capital(s.Note) + ".")
	}
	return w.runs
}
