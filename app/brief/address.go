package brief

import (
	"cmp"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"lectern/app/fold"
	"lectern/app/incident"
)

// What the addresses of incidents and sources begin with, before their ids. No id of a block has a colon.
const (
	IncidentAddress = "incident:"
	SourceAddress   = "source:"
)

// addresses holds the addresses of a brief's blocks. They are made when the first is asked for.
type addresses struct {
	once  sync.Once
	of    map[Block]string
	line  map[string]int // by address
	at    map[int]string // by line
	equal map[string]int // how many blocks with the opening words of an address follow the first
}

// AddressOf returns the address of a block, which stays the same when other blocks are added, changed or taken away:
// its id, or else the id of its section, a tilde and a short hash of its opening words, "attacks~1k3f9". It is "" for a
// block without words of its own, such as a list.
func (b *Brief) AddressOf(block Block) string { return b.allAddresses().of[block] }

// NameAt returns the name of the incident or source that an address is of, "" if the brief doesn't have it. It returns false
// for an address of a section or block.
func (b *Brief) NameAt(address string) (name string, ok bool) {
	if id, ok := strings.CutPrefix(address, IncidentAddress); ok {
		if row, known := b.Incidents.Index(id); known {
			i := b.Incidents.At(row)
			name = cmp.Or(i.Name(), id)
		}
		return name, true
	}
	if key, ok := strings.CutPrefix(address, SourceAddress); ok {
		if s := b.Sources.Get(key); s != nil {
			name = cmp.Or(s.Title, key)
		}
		return name, true
	}
	return "", false
}

// Address returns the address that was meant: the same if a section, block, incident or source has it, or else the most
// similar one and false. Of an unknown block in a known section it is the section. It is "" if nothing is similar.
func (b *Brief) Address(meant string) (address string, exact bool) {
	switch name, ok := b.NameAt(meant); {
	case ok && name == "":
		return "", false
	case ok:
		return meant, true
	}
	all := b.allAddresses().line
	if all[meant] > 0 {
		return meant, true
	}
	if section, _, ok := strings.Cut(meant, "~"); ok && all[section] > 0 {
		return section, false
	}
	return incident.Nearest(meant, slices.Sorted(maps.Keys(all))), false
}

// LineOf returns the line of brief.md at which the block or section with an address begins, or 0.
func (b *Brief) LineOf(address string) int { return b.allAddresses().line[address] }

// AddressAt returns the address of the block or section that begins at a line of brief.md, of a block without words of its
// own that of the first inside it, or "".
func (b *Brief) AddressAt(line int) string { return b.allAddresses().at[line] }

// CiteAt returns what is written after words that are quoted from the brief: its title, the address, the day to which it is
// true and its handling mark, "(The growing threat, \u00b6 aims~1k3f9, as of 25 March 2024, TLP:CLEAR)".
func (b *Brief) CiteAt(address string) string {
	parts := []string{b.Title}
	if address != "" {
		parts = append(parts, "\u00b6 "+address)
	}
	parts = append(parts, "as of "+b.AsOfWords())
	if mark := b.Marking.String(); mark != "" {
		parts = append(parts, mark)
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

func (b *Brief) allAddresses() *addresses {
	if b.addresses == nil { // it wasn't read from files
		return &addresses{}
	}
	b.addresses.once.Do(b.makeAddresses)
	return b.addresses
}

func (b *Brief) makeAddresses() {
	a := b.addresses
	a.of, a.line, a.at, a.equal = map[Block]string{}, map[string]int{}, map[int]string{}, map[string]int{}
	for _, s := range b.Sections {
		if s.ID != "" {
			a.line[s.ID], a.at[s.At.Line] = s.At.Line, s.ID
		}
		Walk(s.Blocks, func(block Block) { a.add(s, block) }, nil)
		Walk(s.Blocks, a.fillLine, nil)
	}
}

// fillLine lets the line at which a block without an address begins, such as a key point, lead to the first inside it.
func (a *addresses) fillLine(block Block) {
	line := block.Place().Line
	if _, taken := a.at[line]; taken {
		return
	}
	for _, inside := range Inside(block) {
		if address := a.first(inside); address != "" {
			a.at[line] = address
			return
		}
	}
}

// first returns the first address of blocks and those inside them, or "".
func (a *addresses) first(blocks []Block) string {
	for _, block := range blocks {
		if address := a.of[block]; address != "" {
			return address
		}
		for _, inside := range Inside(block) {
			if address := a.first(inside); address != "" {
				return address
			}
		}
	}
	return ""
}

// add gives a block its address. A second block with the same opening words has the next number.
func (a *addresses) add(s *Section, block Block) {
	address := IDOf(block)
	if address == "" {
		opening := openingWords(block)
		if opening == "" {
			return
		}
		first := s.ID + "~" + shortHash(opening)
		address = first
		for a.line[address] > 0 {
			a.equal[first]++
			address = first + "-" + strconv.Itoa(a.equal[first]+1)
		}
	}
	line := block.Place().Line
	a.of[block], a.line[address], a.at[line] = address, line, address
}

// openingWords returns the first words of a block, folded, without live figures, which change with the data.
func openingWords(b Block) string {
	const most = 8
	var text strings.Builder
	WalkInlines(Texts(b), func(in Inline) {
		switch in := in.(type) {
		case *Text:
			text.WriteString(in.Text)
		case *Code:
			text.WriteString(in.Text)
		case *SoftBreak, *LineBreak:
			text.WriteByte(' ')
		}
	})
	words := text.String()
	switch b := b.(type) {
	case *CodeBlock:
		words = b.Text
	case *Drawing:
		words = cmp.Or(b.Title, b.Alt, b.Query, b.Series, b.View, b.Kind.String())
	case *ImageBlock:
		words = cmp.Or(words, b.File)
	}
	first := strings.FieldsFunc(fold.String(words), func(c rune) bool { return !isWord(c) })
	return strings.Join(first[:min(most, len(first))], " ")
}

// shortHash returns 24 bits of a hash in letters and digits.
func shortHash(s string) string {
	h := fnv.New32a()
	h.Write([]byte(s))
	return strconv.FormatUint(uint64(h.Sum32()>>8), 36)
}

// PassageAt returns the blocks of a section from the one with an address on, or a drawing, table or picture with it alone,
// and the section. It returns nil where the brief has no such address.
func (b *Brief) PassageAt(address string) (s *Section, blocks []Block) {
	if address == "" {
		return nil, nil
	}
	for _, s := range b.Sections {
		if s.ID == address {
			return s, s.Blocks
		}
		for i, block := range s.Blocks {
			found := b.within(block, address)
			switch found.(type) {
			case nil:
				continue
			case *Drawing, *Table, *ImageBlock:
				return s, []Block{found}
			}
			return s, s.Blocks[i:]
		}
	}
	return nil, nil
}

// within returns the block with an address among a block and those inside it, or nil.
func (b *Brief) within(block Block, address string) (found Block) {
	Walk([]Block{block}, func(x Block) {
		if found == nil && b.AddressOf(x) == address {
			found = x
		}
	}, nil)
	return found
}
