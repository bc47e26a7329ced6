package brief

import (
	"strings"

	"lectern/app/incident"
)

// Abridged returns a source in the fewest words that tell it from others, for a footnote: who
// answers for it, its title unless an author and where it appeared are enough, where it appeared, its
// date, its limits.
func (s *Source) Abridged() []Run {
	var w refWriter
	who := names(s.Authors)
	switch {
	case strings.HasPrefix(s.Type, "entry"):
		who = ""
	case who == "" && s.ContainerTitle == "":
		who = s.Publisher
	}
	w.clause(who)
	if who == "" || s.ContainerTitle == "" || standalone[s.Type] {
		w.title(s)
	}
	if s.ContainerTitle != "" {
		w.italic(s.ContainerTitle)
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
