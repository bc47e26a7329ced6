package edition

import (
	"cmp"
	"fmt"
	"slices"

	"lectern/app/brief"
	"lectern/app/folder"
	"lectern/app/incident"
	"lectern/app/problem"
)

// An Edition is a brief, or a file of incidents that was opened alone, with the folder that it was read from.
type Edition struct {
	*brief.Brief
	From *folder.Folder
}

// Changes are what differs between an earlier edition of a brief and a later one. There are no parts where nothing does.
type Changes struct {
	Title   string
	Marking brief.Marking // the stricter one of the two
	Parts   []Part
}

// A Part has what differs of one kind.
type Part struct {
	Heading   string
	Entries   []Entry
	Unlisted  string // of entries that are too many, "And 12 more sources.", or ""
	Unchanged string // "3 others as before.", or ""
}

// An Entry is one difference.
type Entry struct {
	Turn    string   // how it has changed, in a word or two
	Words   string   // what has changed, as it is now, or as it was if it is withdrawn
	Details []string // what it was and is
	Address string   // of it in the later edition (see brief.Brief.AddressAt), or ""
}

// The turns of what only one edition has.
const (
	turnNew       = "New"
	turnWithdrawn = "Withdrawn"
)

// Compare returns what differs between an earlier edition of a brief and a later one, in what both hand out: of the incidents
// those that are not unverified, of the sources those that pages and incidents cite. It refuses a brief beside a file of
// incidents, and an edition of which something could not be read, which would count as withdrawn.
func Compare(earlier, later Edition) (*Changes, error) {
	for _, e := range []Edition{earlier, later} {
		if unread := unread(e.Brief); len(unread) > 0 {
			return nil, e.From.Locate(unread)
		}
	}
	if (earlier.From.Table != "") != (later.From.Table != "") {
		return nil, problem.New(problem.BadValue, problem.Place{File: earlier.From.Path}, "one edition is a brief and the other a file of incidents", "compare two of a kind")
	}
	c := &Changes{Title: "What has changed", Marking: max(earlier.Marking, later.Marking)}
	switch from, to := earlier.AsOfWords(), later.AsOfWords(); {
	case from != "" && to != "" && from != to:
		c.Title += fmt.Sprintf(" from %s to %s", from, to)
	case from != "":
		c.Title += " since " + from
	}
	c.add("Judgements", statementChanges(judgements(earlier.Brief), judgements(later.Brief)))
	c.add("Recommendations", statementChanges(recommendations(earlier.Brief), recommendations(later.Brief)))
	c.add("Incidents", incidentChanges(earlier.Brief, later.Brief))
	c.add("Sources", sourceChanges(earlier.Brief, later.Brief))
	c.add("Sections", sectionChanges(earlier.Brief, later.Brief))
	return c, nil
}

// unreadKinds are the errors in brief.md for which something of it isn't read.
var unreadKinds = []problem.Kind{problem.Unreadable, problem.TooLarge, problem.BadText, problem.BadYAML}

// unread returns the errors of a brief for which something of it isn't read. In another file than brief.md that may be any of
// them.
func unread(b *brief.Brief) (faults problem.List) {
	for _, p := range b.Problems.Errors() {
		if p.File != "brief.md" || slices.Contains(unreadKinds, p.Kind) {
			faults = append(faults, p)
		}
	}
	return faults
}

// add adds a part, if something of it differs.
func (c *Changes) add(heading string, p Part) {
	if p.Heading = heading; len(p.Entries) > 0 {
		c.Parts = append(c.Parts, p)
	}
}

// cited returns the keys of the sources that pages and incidents cite.
func cited(b *brief.Brief) map[string]bool {
	keys := map[string]bool{}
	for _, r := range b.References(brief.Page) {
		if r.Source != nil {
			keys[r.Source.ID] = true
		}
	}
	for _, key := range b.Incidents.Sources(b.Incidents.Verified()) {
		keys[key] = true
	}
	return keys
}

// sourceChanges compares the sources by their keys.
func sourceChanges(earlier, later *brief.Brief) (p Part) {
	const regraded = "Another grade"
	before, after := cited(earlier), cited(later)
	l := newLister()
	for _, now := range later.Sources.All {
		if !after[now.ID] {
			continue
		}
		entry := Entry{Words: now.Title, Address: brief.SourceAddress + now.ID}
		was := earlier.Sources.Get(now.ID)
		switch {
		case was == nil || !before[now.ID]:
			l.add(turnNew, func() Entry { return entry })
		case was.Grade() != now.Grade():
			entry.Details = []string{change("Grade", was.Grade(), now.Grade())}
			l.add(regraded, func() Entry { return entry })
		}
	}
	for _, was := range earlier.Sources.All {
		if before[was.ID] && !after[was.ID] {
			l.add(turnWithdrawn, func() Entry { return Entry{Words: was.Title} })
		}
	}
	return l.part("source", turnNew, regraded, turnWithdrawn)
}

// sectionChanges compares the sections by their ids.
func sectionChanges(earlier, later *brief.Brief) Part {
	const retitled = "Another title"
	l := newLister()
	for _, now := range later.Sections {
		entry := Entry{Words: brief.Plain(now.Title), Address: now.ID}
		switch was := earlier.Section(now.ID); {
		case was == nil:
			l.add(turnNew, func() Entry { return entry })
		case brief.Plain(was.Title) != entry.Words:
			entry.Details = []string{change("Title", brief.Plain(was.Title), entry.Words)}
			l.add(retitled, func() Entry { return entry })
		}
	}
	for _, was := range earlier.Sections {
		if later.Section(was.ID) == nil {
			l.add(turnWithdrawn, func() Entry { return Entry{Words: brief.Plain(was.Title)} })
		}
	}
	return l.part("section", turnNew, retitled, turnWithdrawn)
}

// mostListed is how many entries a lister keeps of each turn. There may be a million.
const mostListed = 50

// lister counts entries by turn, and keeps the first of each.
type lister struct {
	kept   map[string][]Entry
	counts map[string]int
}

func newLister() *lister { return &lister{map[string][]Entry{}, map[string]int{}} }

// add counts an entry, which is made if it is kept.
func (l *lister) add(turn string, entry func() Entry) {
	if l.counts[turn]++; l.counts[turn] <= mostListed {
		e := entry()
		e.Turn = turn
		l.kept[turn] = append(l.kept[turn], e)
	}
}

// part returns the entries of all turns, in their order; what says of what kind they are.
func (l *lister) part(what string, turns ...string) (p Part) {
	others := 0
	for _, turn := range turns {
		p.Entries = append(p.Entries, l.kept[turn]...)
		others += l.counts[turn] - len(l.kept[turn])
	}
	if others > 0 {
		p.Unlisted = "And " + incident.Counted(others, "more "+what) + "."
	}
	return p
}

// change says what something was and what it is.
func change(name, was, is string) string {
	return fmt.Sprintf("%s: %s \u2192 %s", name, cmp.Or(was, "none"), cmp.Or(is, "none"))
}
