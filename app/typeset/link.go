package typeset

// Link is where a span leads: to a thing of some kind, by what it is called there. The zero Link leads
// nowhere.
type Link struct {
	Kind LinkKind
	ID   string
}

// LinkKind is one of the caller's own kinds of links. 0 is none.
type LinkKind uint8

// Leads reports whether the link leads somewhere.
func (l Link) Leads() bool { return l.Kind != 0 }
