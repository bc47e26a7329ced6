package edition

import (
	"cmp"
	"fmt"
	"slices"

	"lectern/app/brief"
	"lectern/app/incident"
	"lectern/app/problem"
)

// Changes are what differs between an earlier edition of a brief and a later one. There are no parts where nothing does.
type Changes struct {
	Title   string
	Marking brief.Marking // the stricter one of the two
	Parts   []Part
}

// A Part has what differs of one kind.
type Part struct {
	Heading string
	Entries []Entry
	Rest    string // of what isn't listed, or ""
}

// An Entry is one difference.
type Entry struct {
	Turn    string   // how it has changed, in a word or two
	Words   string   // what has changed, as it is now, or as it was if it is withdrawn
	Details []string // what it was and is
	Address string   // of it in the later edition (see brief.Brief.AddressOf), or ""
}

// The turns of what only one edition has.
const (
	turnNew       = "New"
	turnWithdrawn = "Withdrawn"
)

// mostListed is how many entries a part lists of each turn. There may be a million.
const mostListed = 50

// ErrKinds says that a brief is to be compared with a file of incidents, for which Compare would call the whole brief new.
var ErrKinds error = problem.New(problem.BadValue, problem.Place{}, "one is a brief and the other a file of incidents", "compare two of a kind")

// Compare returns what differs between an earlier edition of a brief and a later one, in what both hand out: of the incidents
// those that are not unverified, of the sources those that pages and incidents cite.
func Compare(earlier, later *brief.Brief) *Changes {
	c := &Changes{Title: "What has changed", Marking: max(earlier.Marking, later.Marking)}
	switch from, to := earlier.AsOfWords(), later.AsOfWords(); {
	case from != "" && to != "" && from != to:
		c.Title += fmt.Sprintf(" from %s to %s", from, to)
	case from != "":
		c.Title += " since " + from
	}
	c.add("Judgements", statementChanges(judgements(earlier), judgements(later)))
	c.add("Recommendations", statementChanges(recommendations(earlier), recommendations(later)))
	c.add("Incidents", incidentChanges(earlier, later))
	c.add("Sources", sourceChanges(earlier, later))
	c.add("Sections", sectionChanges(earlier, later))
	return c
}

// lossy are the errors in brief.md for which something of it isn't read.
var lossy = []problem.Kind{problem.Unreadable, problem.TooLarge, problem.BadText, problem.BadYAML}

// Unread returns the errors of an edition for which Compare would take for withdrawn what merely wasn't read.
func Unread(b *brief.Brief) (faults problem.List) {
	for _, p := range b.Problems.Errors() {
		if p.File != "brief.md" || slices.Contains(lossy, p.Kind) {
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
	before, after := cited(earlier), cited(later)
	for _, now := range later.Sources.All {
		if !after[now.ID] {
			continue
		}
		entry := Entry{Words: now.Title, Address: brief.SourceAddress + now.ID}
		was := earlier.Sources.Get(now.ID)
		switch {
		case was == nil || !before[now.ID]:
			entry.Turn = turnNew
		case was.Grade() != now.Grade():
			entry.Turn, entry.Details = "Another grade", []string{change("Grade", was.Grade(), now.Grade())}
		default:
			continue
		}
		p.Entries = append(p.Entries, entry)
	}
	for _, was := range earlier.Sources.All {
		if before[was.ID] && !after[was.ID] {
			p.Entries = append(p.Entries, Entry{Turn: turnWithdrawn, Words: was.Title})
		}
	}
	p.limit("source")
	return p
}

// sectionChanges compares the sections by their ids.
func sectionChanges(earlier, later *brief.Brief) (p Part) {
	for _, now := range later.Sections {
		entry := Entry{Words: brief.Plain(now.Title), Address: now.ID}
		switch was := earlier.Section(now.ID); {
		case was == nil:
			entry.Turn = turnNew
		case brief.Plain(was.Title) != entry.Words:
			entry.Turn, entry.Details = "Another title", []string{change("Title", brief.Plain(was.Title), entry.Words)}
		default:
			continue
		}
		p.Entries = append(p.Entries, entry)
	}
	for _, was := range earlier.Sections {
		if later.Section(was.ID) == nil {
			p.Entries = append(p.Entries, Entry{Turn: turnWithdrawn, Words: brief.Plain(was.Title)})
		}
	}
	p.limit("section")
	return p
}

// limit leaves out the entries of each turn that are too many, and says so.
func (p *Part) limit(what string) {
	listed, counts := p.Entries[:0:0], map[string]int{}
	for _, e := range p.Entries {
		if counts[e.Turn]++; counts[e.Turn] <= mostListed {
			listed = append(listed, e)
		}
	}
	if n := len(p.Entries) - len(listed); n > 0 {
		p.Rest = "And " + incident.Counted(n, "more "+what) + "."
	}
	p.Entries = listed
}

// change says what something was and what it is.
func change(name, was, is string) string {
	return fmt.Sprintf("%s: %s \u2192 %s", name, cmp.Or(was, "none"), cmp.Or(is, "none"))
}
