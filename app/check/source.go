package check

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"lectern/app/brief"
	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

// nobody matches what stands for a name that isn't known.
var nobody = lazyregexp.New(`(?i)^(?:|\?+|-+|–|—|n/?a|n\.\s?a\.?|none|nobody|unknown|anonymous|anon\.?|tb[adc]|to ?do|to be (?:decided|determined|confirmed|named|announced))$`)

func isNobody(name string) bool { return nobody.MatchString(strings.TrimSpace(name)) }

// isNobodys reports whether a source names nobody behind it.
func isNobodys(s *brief.Source) bool {
	for _, n := range slices.Concat(s.Authors, s.Editors) {
		if !isNobody(strings.TrimSpace(n.Given + " " + n.Family + n.Literal)) {
			return false
		}
	}
	return isNobody(s.Publisher) && isNobody(s.ContainerTitle) && isNobody(s.Authority)
}

// untitledTypes lists the types of sources that seldom have a title.
var untitledTypes = []string{"interview", "personal_communication", "post", "graphic", "figure"}

// doi is the form of a digital object identifier (ISO 26324), as registrars give them.
var doi = lazyregexp.New(`^10\.\d{4,9}/\S+$`)

// thinSources warns of sources that name nobody behind them, no title or no date, of those issued after the day to which the brief
// is true without a note on why they are cited, and of addresses that lead nowhere.
func thinSources(_ context.Context, b *checked) (problems problem.List) {
	for _, s := range b.Sources.All {
		if isNobodys(s) {
			problems.Add(problem.DoubtfulText, s.At, "write author, publisher or container-title", "%q has neither author nor publisher", s.ID)
		}
		if strings.TrimSpace(s.Title) == "" && !slices.Contains(untitledTypes, s.Type) {
			problems.Add(problem.DoubtfulText, s.At, "write title, or in brackets what it is", "%q has no title", s.ID)
		}
		switch issued := s.Issued.From; {
		case issued.Year == 0 && s.Issued.Literal == "" && s.Accessed.From.Year == 0:
			problems.Add(problem.DoubtfulText, s.At, "write issued, or accessed for a page that changes", "%q has no date", s.ID)
		case issued.Year > 0 && s.Note == "" && !b.AsOf.IsZero() && firstDay(issued).After(b.AsOf):
			problems.Add(problem.DoubtfulText, s.At, "say in its note what it is cited for, or correct issued", "%q was issued after %s, the day to which the brief is true", s.ID, b.AsOfWords())
		}
		if s.DOI != "" && !doi.MatchString(s.DOI) {
			problems.Add(problem.DoubtfulText, s.At, "write it as 10.1000/182", "the DOI of %q, %s, is none", s.ID, s.DOI)
		}
		if hint := amendAddress(s.URL); hint != "" {
			problems.Add(problem.DoubtfulText, s.At, hint, "the address of %q, %s, leads nowhere", s.ID, s.URL)
		}
	}
	return problems
}

// brokenLinks warns of links in the text whose address leads nowhere.
func brokenLinks(_ context.Context, b *checked) (problems problem.List) {
	look := func(in brief.Inline) {
		link, ok := in.(*brief.Link)
		if !ok || !strings.HasPrefix(link.Target, "http") {
			return
		}
		if hint := amendAddress(link.Target); hint != "" {
			problems.Add(problem.DoubtfulText, link.Place(), hint, "the address %s leads nowhere", link.Target)
		}
	}
	for _, s := range b.Sections {
		brief.Walk(s.Blocks, nil, look)
	}
	for _, n := range b.Notes {
		brief.Walk(n.Blocks, nil, look)
	}
	return problems
}

// amendAddress returns what to do with an address that leads nowhere, or "".
func amendAddress(address string) string {
	if trimmed := strings.TrimSpace(address); trimmed != address {
		return "take the space at its end away"
	}
	if address == "" {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || strings.ContainsFunc(address, unicode.IsSpace) {
		return "write it whole, with %20 for a space"
	}
	host := u.Hostname()
	if !strings.Contains(host, ".") && !strings.Contains(host, ":") || strings.HasPrefix(host, ".") || strings.Contains(host, "..") || strings.Contains(host, ",") {
		return "correct the name of its server"
	}
	return ""
}

// firstDay returns the first day that a date may mean.
func firstDay(d brief.DateParts) time.Time {
	month := 1
	if d.Month <= 12 { // no season
		month = max(month, d.Month)
	}
	return time.Date(d.Year, time.Month(month), max(1, d.Day), 0, 0, 0, 0, time.UTC)
}
