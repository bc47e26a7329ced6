package brief

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"lectern/app/parallel"
	"lectern/app/problem"
)

// ReadSources reads CSL-YAML: a list under the key references. Entries are parsed one by one, so that a
// mistake loses one source only, and in parallel.
func ReadSources(file string, text []byte) (*Sources, problem.List) {
	var problems problem.List
	s := &Sources{byKey: map[string]*Source{}}
	text, ok := legible(file, text, &problems)
	if !ok {
		return s, problems
	}
	entries := splitEntries(file, text, &problems)
	parsed := make([]parsedEntry, len(entries))
	parallel.Each(len(entries), len(entries), func(_, i int) { parsed[i].read(file, entries[i]) })
	for _, p := range parsed {
		problems = append(problems, p.problems...)
		for _, src := range p.sources {
			s.add(src, &problems)
		}
	}
	return s, problems
}

// parsedEntry holds the source of one entry, or none if it is broken.
type parsedEntry struct {
	sources  []*Source
	problems problem.List
}

func (p *parsedEntry) read(file string, e yamlEntry) {
	defer problem.Guard(file, func(fault problem.Problem) {
		fault.Line = e.line
		p.problems = append(p.problems, fault)
	})
	y := &yamlText{file, e.line, &p.problems}
	p.sources = y.sources(e.text)
}

// yamlEntry is one element of a list in YAML's block style.
type yamlEntry struct {
	line int // of its hyphen, from 1
	text []byte
}

// splitEntries returns the elements of the list under references.
func splitEntries(file string, text []byte, problems *problem.List) []yamlEntry {
	var entries []yamlEntry
	indent, listed, tabbed := none, false, false
	line := 0
	for l := range bytes.Lines(bytes.TrimPrefix(text, []byte("\ufeff"))) {
		line++
		trimmed := bytes.TrimLeft(l, " ")
		depth := len(l) - len(trimmed)
		word := string(bytes.TrimSpace(trimmed))
		if word != "" && trimmed[0] == '\t' && depth <= max(indent, 0) {
			if !tabbed {
				problems.Add(problem.BadYAML, problem.Place{File: file, Line: line, Column: depth + 1}, "indent it with spaces", "a tab stands where YAML wants spaces")
			}
			tabbed = true
			continue
		}
		if listed && (strings.HasPrefix(word, "- ") || word == "-") && (indent == none || depth == indent) {
			indent = depth
			entries = append(entries, yamlEntry{line: line, text: bytes.Clone(l)})
			continue
		}
		if len(entries) > 0 && (depth > indent || word == "" || word[0] == '#') {
			last := &entries[len(entries)-1]
			last.text = append(last.text, l...)
			continue
		}
		switch {
		case word == "" || word[0] == '#' || word == "---" || word == "...":
		case word == "references:" && !listed, word == "references: []" && !listed:
			listed = true
		default:
			at := problem.Place{File: file, Line: line, Column: depth + 1}
			problems.Add(problem.BadYAML, at, "write references: and then entries that begin with - id:", "this is not part of a list of references")
			return entries
		}
	}
	return entries
}

// sources reads the elements of a list.
func (y *yamlText) sources(text []byte) []*Source {
	list, ok := y.parse(text).(*ast.SequenceNode)
	if !ok {
		return nil
	}
	var all []*Source
	for _, n := range list.Values {
		src := &Source{At: y.place(n)}
		before := len(*y.problems)
		entries, ok := y.mapping(n, "a source")
		if !ok {
			continue
		}
		src.hasMore = len(*y.problems) > before
		for _, e := range entries {
			read, ok := sourceKeys[e.key]
			src.hasMore = src.hasMore || !ok || e.key == custom
			if ok {
				read(src, y, e)
			} else if !otherCSL[e.key] {
				y.problems.Add(problem.UnknownKey, e.at, "see the CSL specification for the variables there are", "CSL has no variable %q", e.key)
			}
		}
		all = append(all, src)
	}
	return all
}

// add adds a source, or reports why it can't be cited.
func (s *Sources) add(src *Source, problems *problem.List) {
	switch {
	case src.ID == "":
		problems.Add(problem.MissingKey, src.At, "add id: …", "a source has no id")
		return
	case !validKey.MatchString(src.ID):
		problems.Add(problem.BadID, src.At, "use letters, digits, underscores, and hyphens or full stops between them", "%q can't be cited", src.ID)
		return
	case s.byKey[src.ID] != nil:
		problems.Add(problem.DuplicateID, src.At, "give it another id", "source %q is there twice", src.ID)
		return
	}
	s.All = append(s.All, src)
	s.byKey[src.ID] = src
}

// validKey matches the keys that a citation can name: a key ends before punctuation that ends a sentence.
var validKey = regexp.MustCompile(`^[\pL\pN_]([:.#$%&+?<>~/-]?[\pL\pN_])*$`)

// readTitle reads a title with its emphasis and as plain text.
func readTitle(s *Source, y *yamlText, e entry) {
	s.title = richText(y.scalar(e))
	s.Title = joined(s.title)
}

// custom is the CSL variable in which programs keep what CSL has no variable for.
const custom = "custom"

// sourceKeys holds the CSL variables that are read, each with the function that reads it.
var sourceKeys = map[string]func(*Source, *yamlText, entry){
	"id":              func(s *Source, y *yamlText, e entry) { s.ID = y.scalar(e) },
	"type":            func(s *Source, y *yamlText, e entry) { s.Type = y.text(e) },
	"title":           readTitle,
	"container-title": func(s *Source, y *yamlText, e entry) { s.ContainerTitle = plainText(y.scalar(e)) },
	"publisher":       func(s *Source, y *yamlText, e entry) { s.Publisher = plainText(y.scalar(e)) },
	"publisher-place": func(s *Source, y *yamlText, e entry) { s.PublisherPlace = plainText(y.scalar(e)) },
	"event-title":     func(s *Source, y *yamlText, e entry) { s.EventTitle = plainText(y.scalar(e)) },
	"event":           func(s *Source, y *yamlText, e entry) { s.EventTitle = plainText(y.scalar(e)) },
	"genre":           func(s *Source, y *yamlText, e entry) { s.Genre = y.scalar(e) },
	"authority":       func(s *Source, y *yamlText, e entry) { s.Authority = y.scalar(e) },
	"edition":         func(s *Source, y *yamlText, e entry) { s.Edition = y.scalar(e) },
	"volume":          func(s *Source, y *yamlText, e entry) { s.Volume = y.scalar(e) },
	"issue":           func(s *Source, y *yamlText, e entry) { s.Issue = y.scalar(e) },
	"number":          func(s *Source, y *yamlText, e entry) { s.Number = y.scalar(e) },
	"page":            func(s *Source, y *yamlText, e entry) { s.Page = y.scalar(e) },
	"URL":             func(s *Source, y *yamlText, e entry) { s.URL = y.address(e) },
	"DOI":             func(s *Source, y *yamlText, e entry) { s.DOI = y.scalar(e) },
	"note":            func(s *Source, y *yamlText, e entry) { s.Note = plainText(y.scalar(e)) },
	"language":        func(s *Source, y *yamlText, e entry) { s.Lang = languageOf(y.text(e)) },
	"author":          func(s *Source, y *yamlText, e entry) { s.Authors = y.names(e) },
	"editor":          func(s *Source, y *yamlText, e entry) { s.Editors = y.names(e) },
	"issued":          func(s *Source, y *yamlText, e entry) { s.Issued = y.date(e) },
	"accessed":        func(s *Source, y *yamlText, e entry) { s.Accessed = y.date(e) },
	custom:            readCustom,
}

// otherCSL lists the variables of CSL 1.0.2 that are accepted but not used.
var otherCSL = set(`abstract annote archive archive_collection archive_location archive-place available-date
	call-number categories chair chapter-number citation-key citation-label citation-number collection-editor collection-number
	collection-title compiler composer container-author container-title-short contributor curator dimensions director
	division editor-translator editorial-director event-date event-place executive-producer first-reference-note-number
	guest host illustrator interviewer ISBN ISSN journalAbbreviation jurisdiction keyword locator medium narrator
	number-of-pages number-of-volumes organizer original-author original-date original-publisher original-publisher-place
	original-title page-first part-number part-title performer PMCID PMID printing-number producer recipient references
	reviewed-author reviewed-genre reviewed-title scale script-writer section series-creator shortTitle source status submitted
	supplement-number title-short translator version volume-title volume-title-short year-suffix`)

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

// address returns a URL that can be a link on a page.
func (y *yamlText) address(e entry) string {
	s := y.text(e)
	if s != "" && !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") {
		y.wrong(e.value, "URL", "an address that begins with https:// or http://")
		return ""
	}
	return s
}

// names returns a list of people and bodies.
func (y *yamlText) names(e entry) []Name {
	list, ok := e.value.(*ast.SequenceNode)
	if !ok {
		y.wrong(e.value, e.key, "a list of names")
		return nil
	}
	var names []Name
	for _, v := range list.Values {
		var n Name
		parts, _ := y.mapping(v, "a name")
		for _, p := range parts {
			switch p.key {
			case "family":
				n.Family = apostrophes(y.text(p))
			case "given":
				n.Given = apostrophes(y.text(p))
			case "literal":
				n.Literal = apostrophes(y.text(p))
			case "suffix":
				n.Suffix = apostrophes(y.text(p))
			case "dropping-particle", "non-dropping-particle":
				n.Particle = strings.TrimSpace(n.Particle + " " + apostrophes(y.text(p)))
			case "comma-suffix", "static-ordering", "parse-names":
			default:
				y.unknown(p, "a name")
			}
		}
		if n != (Name{}) {
			names = append(names, n)
		}
	}
	return names
}

// readCustom reads the Admiralty scale of NATO AJP-2.1 from custom, where other programs may have more.
func readCustom(s *Source, y *yamlText, e entry) {
	entries, _ := y.mapping(e.value, custom)
	for _, c := range entries {
		switch c.key {
		case "reliability":
			if s.Reliability = y.text(c); len(s.Reliability) != 1 || s.Reliability < "A" || s.Reliability > "F" {
				y.wrong(c.value, "reliability", "a letter from A to F")
				s.Reliability = ""
			}
		case "credibility":
			n, err := strconv.Atoi(y.scalar(c))
			if err != nil || n < 1 || n > 6 {
				y.wrong(c.value, "credibility", "a number from 1 to 6")
				n = 0
			}
			s.Credibility = n
		}
	}
}

// languageOf returns a language in the form of BCP 47, which other programs write as en_US, or "".
func languageOf(s string) string {
	s = strings.ReplaceAll(s, "_", "-")
	if !validLang.MatchString(s) {
		return ""
	}
	return s
}
