package exchange

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strconv"
	"strings"

	"lectern/app/incident"
)

// id sets the id of a row: that of the file, with other characters where none can have it, or else one of what
// the row holds, which stays when rows move.
func (c *conversion) id(r row) {
	id := c.get("id")
	switch {
	case id == "":
		c.count(derivedID, "")
		made := "x" + contentHash(r)
		if c.ids[made]++; c.ids[made] > 1 {
			made += "-" + strconv.Itoa(c.ids[made])
		}
		c.set("id", made)
	case !incident.IsID(id):
		c.count(rewrittenID, id)
		c.set("id", plainID(id)+"-"+hash(id)[:6])
	}
}

// plainID returns an id with hyphens for what can't stand in one.
func plainID(id string) string {
	plain := strings.Map(func(r rune) rune {
		if r < 0x80 && incident.IsID("x"+string(r)) {
			return r
		}
		return '-'
	}, id)
	if plain = strings.Trim(plain, "-._"); plain == "" {
		return "x"
	}
	return plain[:min(len(plain), 100)]
}

func contentHash(r row) string {
	text := strings.Join(r.cells, "\x00")
	if r.shape != nil {
		text += fmt.Sprintf("\x00%g %g", r.shape.lat, r.shape.lon)
	}
	return hash(text)[:12]
}

// hash returns letters and digits that are the same for the same text.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return strings.ToLower(base32.HexEncoding.EncodeToString(sum[:15]))
}
