package typeset

// Link names what a span leads to by a kind and an id of that kind. The zero Link leads nowhere.
type Link struct {
	Kind LinkKind
	ID   string
}

// LinkKind is a kind of link, which the caller defines. 0 is none.
type LinkKind uint8

// Leads reports whether the link leads somewhere.
func (l Link) Leads() bool { return l.Kind != 0 }
