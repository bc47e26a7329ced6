package exchange

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/goccy/go-yaml"

	"lectern/app/incident"
	"lectern/app/problem"
)

// A Profile says what the columns of a file mean: of a public data set, or, from --map, of the user's own.
// FORMAT.md specifies its file.
type Profile struct {
	Name      string          `yaml:"-"`                    // ged
	Title     string          `yaml:"title,omitempty"`      // UCDP Georeferenced Event Dataset
	Source    string          `yaml:"source,omitempty"`     // where the meaning of the columns is written
	Coverage  string          `yaml:"coverage,omitempty"`   // how complete the data set is, by whose rule
	Selection string          `yaml:"selection,omitempty"`  // by what the incidents were selected: UCDP's rule; "" where all are meant to be there, or nothing is stated
	Header    [][]string      `yaml:"header,omitempty"`     // columns that tell it: all of any of these lists
	Unknown   []string        `yaml:"unknown,omitempty"`    // cells that mean unknown in every column that has a rule
	Measures  []string        `yaml:"measures,omitempty"`   // what is counted besides killed and wounded
	HeaderRow int             `yaml:"header_row,omitempty"` // the line or row of the names of the columns; 0: it is found
	Groups    bool            `yaml:"groups,omitempty"`     // names of columns may have those of groups before them: incident/date
	Columns   map[string]Rule `yaml:"columns"`              // by column of incidents.csv, or of the file's own
}

// A Rule says from what a column is read.
type Rule struct {
	From    names             `yaml:"from,omitempty"`    // the first of these columns whose cell isn't empty
	Else    names             `yaml:"else,omitempty"`    // the first of these where the file has none of From, with a warning
	Codes   map[string]string `yaml:"codes,omitempty"`   // what a cell stands for; one that isn't listed stands for nothing
	Unknown []string          `yaml:"unknown,omitempty"` // cells that mean unknown here
	Order   string            `yaml:"order,omitempty"`   // of dates: dmy or mdy
	Year    string            `yaml:"year,omitempty"`    // columns of the parts of a date
	Month   string            `yaml:"month,omitempty"`
	Day     string            `yaml:"day,omitempty"`
	Less    string            `yaml:"less,omitempty"`  // a column of numbers to be taken away; unknown makes it unknown
	With    string            `yaml:"with,omitempty"`  // a column whose cell follows after a dash; where either is unknown, both are
	Join    names             `yaml:"join,omitempty"`  // columns whose cells follow after a space: minutes and seconds behind degrees
	Value   string            `yaml:"value,omitempty"` // the same for every row
}

// tellsYear reports whether the profile says the year of dates that lack one, or a column that has it.
func (p *Profile) tellsYear() bool {
	for _, r := range p.Columns {
		if len(r.From) > 0 && r.Year != "" {
			return true
		}
	}
	return false
}

// names is a name or a list of names.
type names []string

// UnmarshalYAML implements yaml.InterfaceUnmarshaler.
func (n *names) UnmarshalYAML(read func(any) error) error {
	var one string
	if read(&one) == nil {
		*n = names{one}
		return nil
	}
	return read((*[]string)(n))
}

// UnmarshalYAML implements yaml.InterfaceUnmarshaler: a rule may be no more than the name of a column, or several.
func (r *Rule) UnmarshalYAML(read func(any) error) error {
	if read(&r.From) == nil {
		return nil
	}
	type plain Rule
	return read((*plain)(r))
}

//go:embed profiles/*.yaml
var profileFiles embed.FS

// byNames is the name of the profile for files that no other fits: it knows columns by their usual names.
const byNames = "names"

// profiles returns the embedded profiles by name, in the order of their names.
var profiles = sync.OnceValue(func() []*Profile {
	files, err := fs.Glob(profileFiles, "profiles/*.yaml")
	if err != nil {
		panic(err)
	}
	var all []*Profile
	for _, name := range files {
		text, _ := profileFiles.ReadFile(name)
		p, err := ParseProfile(text, name)
		if err != nil {
			panic("exchange: an embedded profile is broken: " + err.Error())
		}
		p.Name = strings.TrimSuffix(path.Base(name), ".yaml")
		all = append(all, p)
	}
	return all
})

// ProfileNames returns the names of the schemas that are known.
func ProfileNames() (known []string) {
	for _, p := range profiles() {
		if p.Name != byNames {
			known = append(known, p.Name)
		}
	}
	return known
}

// profileNamed returns an embedded profile, or nil.
func profileNamed(name string) *Profile {
	i := slices.IndexFunc(profiles(), func(p *Profile) bool { return p.Name == name })
	if i < 0 {
		return nil
	}
	return profiles()[i]
}

// ParseProfile reads a profile or a mapping. File names it in the problem that is returned if it can't be read.
func ParseProfile(text []byte, file string) (*Profile, error) {
	p := &Profile{}
	if err := yaml.UnmarshalWithOptions(text, p, yaml.Strict()); err != nil {
		return nil, yamlProblem(err, file)
	}
	at := problem.Place{File: file}
	for column, rule := range p.Columns {
		if rule.Order != "" && rule.Order != "dmy" && rule.Order != "mdy" {
			return nil, problem.New(problem.BadValue, at, fmt.Sprintf("the order of %s is %q", column, rule.Order), "write dmy or mdy")
		}
	}
	if len(p.Columns) == 0 {
		return nil, problem.New(problem.MissingKey, at, "the mapping has no columns", "write columns: and lines such as date: Date of event")
	}
	return p, nil
}

// yamlProblem returns an error of the YAML library as a problem with its line.
func yamlProblem(err error, file string) error {
	at := problem.Place{File: file}
	var of yaml.Error
	if errors.As(err, &of) && of.GetToken() != nil {
		at.Line, at.Column = of.GetToken().Position.Line, of.GetToken().Position.Column
		return problem.New(problem.BadYAML, at, "the mapping can't be read: "+of.GetMessage(), "write it as app/exchange/FORMAT.md says")
	}
	return problem.New(problem.BadYAML, at, "the mapping can't be read", "write it as app/exchange/FORMAT.md says")
}

// own is the name of the profile for files in our own format.
const own = "own"

// ownProfile returns the profile for files in our own format: columns by their own names, and points in other forms. Of numbers of
// people it knows other names, too, if they are written as people do and no column of the file's own is: Fatalities.
func ownProfile(s *sheet) *Profile {
	usual := profileNamed(byNames)
	p := &Profile{Name: own, Columns: map[string]Rule{}}
	for _, name := range incident.ColumnNames() {
		p.Columns[name] = Rule{From: names{name, name + "_best"}}
	}
	for _, name := range []string{"lat", "lon", pointColumn, gridColumn} {
		p.Columns[name] = usual.Columns[name]
	}
	find := newFinder(s)
	for _, stem := range []string{"killed", "wounded", "deaths"} {
		cells := []string{stem + "_low", stem, stem + "_high"}
		if slices.ContainsFunc(append(cells, stem+"_best"), func(name string) bool { return slices.Contains(s.columns, name) }) {
			continue
		}
		for _, name := range cells {
			if at := columnsOf(find, usual.Columns[name].From, true); len(at) > 0 && isWritten(s.columns[at[0]]) {
				p.Columns[name] = Rule{From: names{s.columns[at[0]]}}
			}
		}
	}
	for _, name := range []string{"deaths_low", "deaths", "deaths_high"} {
		if _, has := p.Columns[name]; has {
			p.Measures = usual.Measures
		}
	}
	return p
}

// isWritten reports whether the name of a column is written as people do, with capitals or spaces. One in small letters, such as
// dead, may be a measure of a brief's own.
func isWritten(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsSpace(r) || r > unicode.MaxASCII })
}

// profileOf returns the profile that fits the columns of a sheet best: by the most columns that tell it. Where none fits
// wholly, it is one of which most of these are there, with those that are missing.
func profileOf(s *sheet) (p *Profile, missing []string) {
	usual := profileNamed(byNames)
	best, most := usual, 0
	find := newFinder(s)
	for _, p := range profiles() {
		for _, told := range p.Header {
			if len(told) > most && !slices.ContainsFunc(told, func(name string) bool { return find.column(name) < 0 }) {
				best, most = p, len(told)
			}
		}
	}
	if best == usual {
		return likeProfile(s)
	}
	return best, nil
}

// likeProfile returns the profile that a sheet looks like though columns that tell it are missing. Names that any table may
// have, such as latitude, tell nothing then: of the others of one of its lists at least three are there, and more than are
// missing. Without one it is the profile of the usual names.
func likeProfile(s *sheet) (like *Profile, missing []string) {
	find := newFinder(s)
	like, most := profileNamed(byNames), 2
	for _, p := range profiles() {
		for _, told := range p.Header {
			own := slices.DeleteFunc(slices.Clone(told), isUsualName)
			without := find.without(own)
			if there := len(own) - len(without); there > most && there > len(without) {
				like, missing, most = p, find.without(told), there
			}
		}
	}
	return like, missing
}

// usualNames are the keys of the names that people give columns, whatever the schema.
var usualNames = sync.OnceValue(func() map[string]bool {
	keys := map[string]bool{}
	for _, rule := range profileNamed(byNames).Columns {
		for _, name := range rule.From {
			keys[nameKey(name)] = true
		}
	}
	return keys
})

func isUsualName(name string) bool { return usualNames()[nameKey(name)] }

// completed returns a mapping that lacks what incidents need, a date or where it was, with the other columns of a sheet by their
// usual names: a mapping may so be no more than what nothing else tells, such as which part of a date is the day.
func (p *Profile) completed(s *sheet) *Profile {
	tells := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { _, has := p.Columns[name]; return has })
	}
	if tells("date") && (s.geometric || tells(placeColumns...) || tells("location_precision")) {
		return p
	}
	find := newFinder(s)
	q, usual := *p, profileNamed(byNames).withParts(s, find)
	q.Columns, q.Measures = maps.Clone(p.Columns), append(slices.Clone(p.Measures), usual.Measures...)
	taken := map[int]bool{}
	for _, rule := range p.Columns {
		for _, i := range columnsOf(find, rule.From, false) {
			taken[i] = true
		}
	}
	for _, name := range usual.order() {
		at := columnsOf(find, usual.Columns[name].From, true)
		if len(at) > 0 && !taken[at[0]] && !tells(name) {
			q.Columns[name] = Rule{From: names{s.columns[at[0]]}, Join: usual.Columns[name].Join}
			taken[at[0]] = true
		}
	}
	return &q
}

// lacking returns the columns of the profile's shortest list that a sheet doesn't have.
func (p *Profile) lacking(s *sheet) (missing []string) {
	find := newFinder(s)
	for i, told := range p.Header {
		without := find.without(told)
		if i == 0 || len(without) < len(missing) {
			missing = without
		}
	}
	return missing
}

// An hxlTag is a hashtag of the Humanitarian Exchange Language with its attributes: #affected+killed.
type hxlTag struct {
	name       string
	attributes []string
}

func parseTag(s string) hxlTag {
	parts := strings.Split(strings.ToLower(strings.ReplaceAll(s, " ", "")), "+")
	return hxlTag{parts[0], parts[1:]}
}

// isIn reports whether a column with a tag is one of those that t names.
func (t hxlTag) isIn(of hxlTag) bool {
	return t.name == of.name && !slices.ContainsFunc(t.attributes, func(a string) bool { return !slices.Contains(of.attributes, a) })
}

// sameCount are the attributes with which #affected counts the same people; any other names a group of them, such as
// children or m, and a group is never the total.
var sameCount = []string{"total", "num", "ind", "all", "best"}

// otherDays are the attributes with which #date is not the day of what a row tells.
var otherDays = []string{"end", "reported", "updated", "modified", "published", "entered", "submitted", "created", "accessed"}

// isOther reports whether the attributes of a tag beside those wanted make it something else.
func (t hxlTag) isOther(want hxlTag) bool {
	return slices.ContainsFunc(t.attributes, func(a string) bool {
		switch {
		case slices.Contains(want.attributes, a):
			return false
		case t.name == "#affected":
			return !slices.Contains(sameCount, a)
		}
		return t.name == "#date" && slices.Contains(otherDays, a)
	})
}

// setAmounts tells a table what its incidents count: people killed and wounded if it has them, then the measures of the
// profile that are whole numbers in it.
func (p *Profile) setAmounts(t *incident.Table) {
	amounts := slices.DeleteFunc(slices.Clone(t.Amounts()), incident.Amount.IsCount)
	for _, m := range p.Measures {
		with := append(slices.Clone(amounts), incident.Amount{Field: m})
		if t.SetAmounts(with...) == nil {
			amounts = with
		}
	}
}
