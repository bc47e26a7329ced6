package brief

import (
	"fmt"
	"strconv"

	"lectern/app/problem"
)

// Sources holds the entries of sources.yaml in the file's order.
type Sources struct {
	All   []*Source
	byKey map[string]*Source
}

// Get returns a source by its key, or nil.
func (s *Sources) Get(key string) *Source {
	if s == nil {
		return nil
	}
	return s.byKey[key]
}

// Source is one entry in the terms of CSL. Empty fields were not given.
type Source struct {
	ID, Type, Title                  string
	ContainerTitle, Publisher, Genre string
	PublisherPlace, EventTitle       string
	Edition, Volume, Issue, Number   string
	Page, Authority                  string
	Authors, Editors                 []Name
	Issued, Accessed                 CSLDate
	URL, DOI, Note, Lang             string
	Reliability                      string // Admiralty scale: A to F, or empty
	Credibility                      int    // Admiralty scale: 1 to 6, or 0
	At                               problem.Place

	title   []Run // Title with its italics
	hasMore bool  // of what its entry says something may not be printed
}

// Grade returns the grade of the source and of its information on the Admiralty scale, such as "B 2", or "".
func (s *Source) Grade() string {
	switch {
	case s.Credibility == 0:
		return s.Reliability
	case s.Reliability == "":
		return strconv.Itoa(s.Credibility)
	}
	return fmt.Sprintf("%s %d", s.Reliability, s.Credibility)
}

// Name is the name of a person or, in Literal, of an organisation.
type Name struct{ Family, Given, Particle, Suffix, Literal string }

// CSLDate is a date, of which only the year may be known, or a range of two. A Literal is shown as it is.
type CSLDate struct {
	From, To DateParts
	Circa    bool
	Literal  string
}

// DateParts is a year, month and day; 0 is unknown. Months above 12 are seasons.
type DateParts struct{ Year, Month, Day int }
