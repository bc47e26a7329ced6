package brief

import (
	"cmp"
	"strings"

	"lectern/app/problem"
)

// Reference is one entry of the numbered reference list.
type Reference struct {
	Number int
	Source *Source
	Cited  []problem.Place // every citation, in order of reading
}

// Run is a piece of a reference as it is printed.
type Run struct {
	Text   string
	Italic bool
	Link   string // address, or empty
	Lang   string // BCP 47, or empty: that of the brief
}

// standalone lists the types that are published by themselves, whose titles are set in italics.
var standalone = set(`bill book collection dataset document figure graphic hearing legal_case legislation manuscript map
	motion_picture pamphlet periodical regulation report software song standard thesis treaty`)

// typeWords holds the words for types of which a reader should know that they aren't texts.
var typeWords = map[string]string{
	"broadcast": "broadcast", "interview": "interview", "motion_picture": "film", "personal_communication": "personal communication",
	"speech": "speech", "hearing": "hearing", "dataset": "dataset", "thesis": "thesis", "map": "map",
}

// Reference returns the source as it is printed in a numbered list, in British English: author, title, the
// publication in which it appeared, publisher, date, address.
func (s *Source) Reference() []Run {
	var w refWriter
	w.clause(names(s.Authors))
	w.title(s)
	if genre := s.Genre; genre != "" {
		w.clause(genre)
	} else {
		w.clause(typeWords[s.Type])
	}
	if s.ContainerTitle != "" {
		if s.Type == "chapter" || s.Type == "paper-conference" {
			w.clause("in ")
			if editors := names(s.Editors); editors != "" {
				w.join(editors + " (ed.), ")
			}
			w.joinItalic(s.ContainerTitle)
		} else {
			w.italic(s.ContainerTitle)
		}
	} else if len(s.Authors) == 0 && len(s.Editors) > 0 {
		w.clause(names(s.Editors) + " (ed.)")
	}
	w.clause(s.EventTitle)
	if s.Volume != "" {
		w.clause("vol. " + s.Volume)
	}
	if s.Issue != "" {
		w.clause("no. " + s.Issue)
	}
	w.clause(s.Number)
	if s.Edition != "" {
		w.clause(s.Edition + " ed.")
	}
	w.clause(s.Authority)
	if s.Publisher != "" && s.PublisherPlace != "" {
		w.clause(s.PublisherPlace + ": " + s.Publisher)
	} else {
		w.clause(s.Publisher + s.PublisherPlace)
	}
	if date := s.Issued.String(); date != "" {
		w.clause(date)
	} else {
		w.clause("no date")
	}
	if page := strings.ReplaceAll(s.Page, "-", "–"); strings.ContainsAny(page, "–,") {
		w.clause("pp. " + page)
	} else if page != "" {
		w.clause("p. " + page)
	}
	w.link(s)
	if last := w.runs[len(w.runs)-1]; last.Link != "" || !strings.HasSuffix(last.Text, ".") {
		w.join(".")
	}
	return w.runs
}

// refWriter builds a reference of clauses with commas between.
type refWriter struct{ runs []Run }

func (w *refWriter) clause(text string) {
	if text == "" {
		return
	}
	if len(w.runs) > 0 {
		w.join(", ")
	}
	w.join(text)
}

func (w *refWriter) italic(text string) {
	if len(w.runs) > 0 {
		w.join(", ")
	}
	w.joinItalic(text)
}

func (w *refWriter) title(s *Source) {
	title := s.title
	if s.Title == "" {
		title = []Run{{Text: "untitled"}}
	} else if len(title) == 0 {
		title = []Run{{Text: s.Title}}
	}
	if len(w.runs) > 0 {
		w.join(", ")
	}
	italic := standalone[s.Type]
	if !italic {
		w.join("‘")
	}
	for _, r := range title { // what is emphasised in an italic title is upright
		w.runs = append(w.runs, Run{Text: r.Text, Italic: r.Italic != italic, Lang: s.Lang})
	}
	if !italic {
		w.join("’")
	}
}

func (w *refWriter) join(text string) {
	if last := len(w.runs) - 1; last >= 0 && w.runs[last] == (Run{Text: w.runs[last].Text}) {
		w.runs[last].Text += text
		return
	}
	w.runs = append(w.runs, Run{Text: text})
}

func (w *refWriter) joinItalic(text string) {
	w.runs = append(w.runs, Run{Text: text, Italic: true})
}

func (w *refWriter) link(s *Source) {
	switch {
	case s.DOI != "":
		doi := strings.TrimPrefix(strings.TrimPrefix(s.DOI, "https://doi.org/"), "doi:")
		w.join(", ")
		w.runs = append(w.runs, Run{Text: "doi:" + doi, Link: "https://doi.org/" + doi})
	case s.URL != "":
		w.join(", ")
		w.runs = append(w.runs, Run{Text: s.URL, Link: s.URL})
		if day := s.Accessed.String(); day != "" {
			w.join(" (accessed " + day + ")")
		}
	}
}

// Short returns the source's name in a sentence: its authors' family names, or else its title.
func (s *Source) Short() string {
	people := s.Authors
	if len(people) == 0 {
		people = s.Editors
	}
	var short []string
	for _, n := range people {
		name := n.Literal
		if name == "" && n.Family == "" {
			name = n.Given
		} else if name == "" {
			name = strings.TrimSpace(n.Particle + " " + n.Family)
		}
		short = append(short, name)
	}
	switch {
	case len(short) == 0 && s.Title != "":
		return "‘" + s.Title + "’"
	case len(short) == 0:
		return s.ID
	case len(short) > 3:
		return short[0] + " and others"
	}
	return joinNames(short)
}

// Named returns in a few words who says what the source says, and when: "Dawn, 5 June 2020".
func (s *Source) Named() string {
	who := cmp.Or(s.ContainerTitle, s.Publisher, s.Authority)
	if who == "" || len(s.Authors) > 0 {
		who = s.Short()
	}
	if date := s.Issued.String(); date != "" {
		return who + ", " + date
	}
	return who
}

// names returns the names of people, given names first.
func names(people []Name) string {
	var all []string
	for _, n := range people {
		if n.Literal != "" {
			all = append(all, n.Literal)
			continue
		}
		all = append(all, strings.Join(strings.Fields(n.Given+" "+n.Particle+" "+n.Family+" "+n.Suffix), " "))
	}
	if len(all) > 6 {
		return all[0] + " and others"
	}
	return joinNames(all)
}

// joinNames joins names with commas and "and".
func joinNames(all []string) string {
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	return strings.Join(all[:len(all)-1], ", ") + " and " + all[len(all)-1]
}
