package brief

import (
	"strings"
	"testing"
	"testing/fstest"
)

func addressed(t *testing.T, body string) *Brief {
	t.Helper()
	b, _ := Open(fstest.MapFS{"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n---\n\n" + body)}}, Options{})
	return b
}

// addressOf returns the address of the paragraph that begins with words.
func addressOf(t *testing.T, b *Brief, words string) (address string) {
	t.Helper()
	for _, s := range b.Sections {
		Walk(s.Blocks, func(block Block) {
			if p, ok := block.(*Paragraph); ok && strings.HasPrefix(Plain(p.Text), words) {
				address = b.AddressOf(p)
			}
		}, nil)
	}
	if address == "" {
		t.Fatalf("no paragraph begins with %q", words)
	}
	return address
}

const addressedText = "# Aims {#aims}\n\nThe League wants dark harbours, and says so.\n\n- Boats\n- Lamps\n\n# Capacity {#capacity}\n\nYes.\n\nYes.\n\n::: {.keypoint #point}\nFew boats are left.\n:::\n"

func TestAnAddressStaysWhenOtherBlocksChange(t *testing.T) {
	before := addressed(t, addressedText)
	for _, change := range [][2]string{
		{"Yes.\n\nYes.", "No.\n\nYes."},
		{"# Aims {#aims}\n\n", "# Aims {#aims}\n\nA new first paragraph.\n\n"},
		{"- Boats\n", ""},
		{"and says so.", "and says so loudly and often, in leaflets."},
		{"The League wants dark harbours", "The *League* wants\ndark  harbours"},
	} {
		after := addressed(t, strings.Replace(addressedText, change[0], change[1], 1))
		for _, words := range []string{"The League", "Lamps", "Few boats"} {
			if a, b := addressOf(t, before, words), addressOf(t, after, words); a != b {
				t.Errorf("with %q for %q, %q moves from %s to %s", change[1], change[0], words, a, b)
			}
		}
	}
}

func TestTheLineOfADivLeadsToItsFirstWords(t *testing.T) {
	b := addressed(t, "# Aims {#aims}\n\n::: {.keypoint}\nFew boats are left.\n:::\n\n- Boats\n\n::: {.keypoint}\n:::\n\nYes.\n")
	for line, want := range map[int]string{9: addressOf(t, b, "Few boats"), 10: addressOf(t, b, "Few boats"), 13: addressOf(t, b, "Boats"), 15: ""} {
		if got := b.AddressAt(line); got != want {
			t.Errorf("line %d has the address %q, want %q", line, got, want)
		}
	}
}

func TestFiguresThatChangeKeepTheAddress(t *testing.T) {
	six := addressed(t, "# Aims {#aims}\n\n[Six]{.figure q=\"count\"} incidents are told.\n")
	ten := addressed(t, "# Aims {#aims}\n\n[Ten]{.figure q=\"count\"} incidents are told.\n")
	if a, b := addressOf(t, six, "Six"), addressOf(t, ten, "Ten"); a != b {
		t.Errorf("%s becomes %s", a, b)
	}
}

func TestEveryAddressIsUsedOnceAndLeadsBack(t *testing.T) {
	b := addressed(t, addressedText)
	seen := map[string]bool{}
	for _, s := range b.Sections {
		Walk(s.Blocks, func(block Block) {
			address := b.AddressOf(block)
			if address == "" {
				return
			}
			if seen[address] {
				t.Errorf("%s is there twice", address)
			}
			seen[address] = true
			if line := block.Place().Line; b.LineOf(address) != line {
				t.Errorf("%s leads to line %d, want %d", address, b.LineOf(address), line)
			}
			if got := b.SectionOf(address); got != s {
				t.Errorf("%s is in the section %v, want %q", address, got, s.ID)
			}
		}, nil)
	}
	if !seen["point"] || len(seen) < 6 {
		t.Errorf("addresses: %v", seen)
	}
	if s := b.SectionOf(""); s != nil {
		t.Errorf("no address is in the section %q", s.ID)
	}
}

func TestAnUnknownAddressFindsTheMostSimilar(t *testing.T) {
	b := addressed(t, addressedText)
	known := addressOf(t, b, "The League")
	for _, test := range []struct {
		meant, want string
		exact       bool
	}{
		{known, known, true},
		{"aims", "aims", true},
		{"point", "point", true},
		{"aims~zzzzz", "aims", false},
		{"capcity", "capacity", false},
		{"nonsense", "", false},
		{"", "", false},
		{"incident:gone", "", false},
		{"source:gone", "", false},
	} {
		if got, exact := b.Address(test.meant); got != test.want || exact != test.exact {
			t.Errorf("%q: %q, %v, want %q, %v", test.meant, got, exact, test.want, test.exact)
		}
	}
}

func TestAPassageGoesOnToTheEndOfItsSection(t *testing.T) {
	b := addressed(t, "# Aims {#aims}\n\nFirst.\n\n> Second, quoted.\n\nThird.\n\n```{.timeline #when}\n```\n\n# Capacity {#capacity}\n\nYes.\n")
	for address, want := range map[string]string{
		"aims": "aims 4", addressOf(t, b, "Third."): "aims 2", addressOf(t, b, "Second,"): "aims 3", "when": "aims 1", addressOf(t, b, "Yes."): "capacity 1", "nowhere": "", "": "",
	} {
		got := ""
		if s, blocks := b.PassageAt(address); s != nil {
			got = s.ID + " " + string(rune('0'+len(blocks)))
		}
		if got != want {
			t.Errorf("%q is the passage %q, want %q", address, got, want)
		}
	}
}
