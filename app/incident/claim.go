package incident

import (
	"io"
	"slices"
	"strings"

	"lectern/app/problem"
)

// Claim is what a source says of a number of an incident: one row of claims.csv.
type Claim struct {
	Incident string // its id
	Source   string // a key of the bibliography
	Number   Number
	Scope    string // what the number counts: the name of an amount, "" for killed; other words are told, and not counted
	Note     string
	At       problem.Place
}

// ReadClaims reads claims.csv as FORMAT.md specifies it, in file order. Rows with a mistake are set aside and listed, at
// most 100 of them.
func ReadClaims(r io.Reader, file string) ([]Claim, problem.List) {
	return readRecords(r, file, claimsColumns, readClaim)
}

// claimsColumns has the rules for the columns of claims.csv.
var claimsColumns = sheetColumns{oneOf("incident", "source", "low", "best", "high", "scope", "note"), func(has func(string) bool) []string {
	missing := slices.DeleteFunc([]string{"incident"}, has)
	if !has("low") && !has("best") && !has("high") {
		missing = append(missing, "low (or best, or high)")
	}
	return missing
}, "incident"}

func readClaim(c *sheetReader) (claim Claim, ok bool) {
	ok = true
	reject := func(column string, err error) {
		c.reject(problem.BadRow, column, err)
		ok = false
	}
	text := func(column string) string { return strings.Clone(c.cell(column)) }
	claim = Claim{Incident: text("incident"), Source: text("source"), Scope: text("scope"), Note: text("note"), Number: NoNumber, At: c.rows.Place(-1)}
	if claim.Incident == "" {
		reject("incident", mistake{"incident is empty", "write the id of the incident that the number is of"})
	}
	for _, part := range [...]struct {
		to     *int32
		column string
	}{{&claim.Number.Low, "low"}, {&claim.Number.Best, "best"}, {&claim.Number.High, "high"}} {
		var err error
		if *part.to, err = parseCount(c.cell(part.column)); err != nil {
			reject(part.column, err)
		}
	}
	switch err := claim.Number.check(); {
	case !ok:
	case err != nil:
		reject("low", err)
	case !claim.Number.Known():
		reject("low", mistake{"low, best and high are empty", "write at least one; a row without a number claims nothing"})
	}
	return claim, ok
}

// CutClaims returns the text of a file of claims with those of some incidents, and the number of columns left out. What is
// kept has its bytes.
func CutClaims(text []byte, file string, of func(incident string) bool) (out []byte, without int, err error) {
	return cutCSV(text, file, claimsColumns, claimsColumns.has, func(_ int, cells []string) bool { return of(strings.TrimSpace(cells[0])) })
}

// claimed returns the name of the amount that a claim counts in a table, and whether it counts one.
func (t *Table) claimed(c *Claim) (field string, ok bool) {
	if c.Scope == "" {
		return Killed.Field, true
	}
	switch field = canonicalField(c.Scope); {
	case field == Killed.Field, field == Wounded.Field:
		return field, true
	case fieldByName[field] != nil: // it has one figure, and no range
		return field, false
	}
	_, err := t.numbersOf(field)
	return field, err == nil
}

// AddClaims gives the table what sources say of its numbers: where a row has no figure of its own, its number is the span of
// what is claimed. Claims of incidents that aren't in the table are left out. Unless SetAmounts has said what the incidents
// count, it is told by the claims, too. It must come before the table is shared.
func (t *Table) AddClaims(claims []Claim) {
	if len(claims) == 0 {
		return
	}
	usual := slices.Equal(t.amounts, t.usualAmounts())
	spans := map[string]map[Row]Number{}
	t.claims = map[Row][]Claim{}
	for i := range claims {
		row, known := t.Index(claims[i].Incident)
		if !known {
			continue
		}
		t.claims[row] = append(t.claims[row], claims[i])
		field, counts := t.claimed(&claims[i])
		if !counts || t.Number(Amount{Field: field}, row).Known() {
			continue
		}
		if spans[field] == nil {
			spans[field] = map[Row]Number{}
		}
		said, before := spans[field][row]
		if !before {
			said = claims[i].Number.span()
		} else {
			said = said.joined(claims[i].Number.span())
		}
		spans[field][row] = said
	}
	for field, rows := range spans {
		c, _ := t.numbersOf(field)
		t.setNumbers(field, c.with(rows))
	}
	if usual {
		t.amounts = t.usualAmounts()
	}
}

// setNumbers replaces the column of a number.
func (t *Table) setNumbers(field string, c numberColumn) {
	switch field {
	case Killed.Field:
		t.killed = c
	case Wounded.Field:
		t.wounded = c
	default:
		t.own.Lock()
		defer t.own.Unlock()
		t.own.columns[field] = &c
	}
}

// Claims returns what sources say of the numbers of a row, in file order.
func (t *Table) Claims(row Row) []Claim { return t.claims[row] }

// span returns the lowest and the highest figure of a number, without its best one.
func (n Number) span() Number {
	low, high := n.Ends()
	return Number{low, Unknown, high}
}

// joined returns the span of two spans: open to a side to which one of them is.
func (n Number) joined(o Number) Number {
	out := Number{min(n.Low, o.Low), Unknown, max(n.High, o.High)}
	if n.High < 0 || o.High < 0 {
		out.High = Unknown
	}
	return out
}

// with returns the column with other numbers in some rows.
func (c *numberColumn) with(rows map[Row]Number) numberColumn {
	out := numberColumn{low: c.low, best: c.best, high: c.high, said: rows}
	out.derive()
	return out
}

// ClaimWords returns a claim in words: "12–15 killed", "3 homes", "7 (with attackers)".
func (t *Table) ClaimWords(c *Claim) string {
	field, counts := t.claimed(c)
	if !counts {
		return c.Number.String() + " (" + c.Scope + ")"
	}
	a := amountOf(field)
	if i := slices.IndexFunc(t.amounts, func(own Amount) bool { return own.Field == field }); i >= 0 {
		a = t.amounts[i]
	}
	return c.Number.String() + " " + a.ShortNoun(int64(c.Number.Most()))
}
