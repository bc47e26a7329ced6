package briefs_test

import (
	"bytes"
	"encoding/csv"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/check"
	"lectern/briefs"
)

const (
	first  = "islamic-state-khorasan"
	older  = "testdata/islamic-state-khorasan-2024-03-15"
	manual = "how-to-write-a-brief"
)

var folders = []string{first, older, manual}

func open(t *testing.T, folder string) *brief.Brief {
	t.Helper()
	b, _ := brief.Open(os.DirFS(folder), brief.Options{Gazetteer: atlas.Load()})
	return b
}

// row is one line of a CSV file by column, read without the program's own reader.
type row map[string]string

func rows(t *testing.T, folder string) []row {
	t.Helper()
	return records(t, folder, "incidents.csv")
}

func records(t *testing.T, folder, file string) []row {
	t.Helper()
	f, err := os.Open(filepath.Join(folder, file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	all := make([]row, 0, len(records)-1)
	for _, cells := range records[1:] {
		r := row{}
		for i, name := range records[0] {
			r[name] = cells[i]
		}
		all = append(all, r)
	}
	return all
}

func TestOnlyTheBriefsThatShipAreEmbedded(t *testing.T) {
	if diff := cmp.Diff([]string{manual, first}, briefs.Names()); diff != "" {
		t.Errorf("shipped briefs (-want +got):\n%s", diff)
	}
	for _, name := range briefs.Names() {
		folder, err := briefs.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		b, problems := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
		if len(problems) > 0 || b.Incidents.Len() == 0 {
			t.Errorf("%s opens with %d incidents and %v", name, b.Incidents.Len(), problems)
		}
	}
}

func TestBriefsAreCleanUnderCheck(t *testing.T) {
	for _, folder := range folders {
		report, err := check.Brief(t.Context(), open(t, folder))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range report.Problems {
			t.Errorf("%s: %s", folder, p)
		}
	}
}

func TestPandocReadsBriefsWithoutWarning(t *testing.T) {
	pandoc, err := exec.LookPath("pandoc")
	if err != nil {
		t.Skip("pandoc is not installed: apt-get install pandoc")
	}
	for _, folder := range folders {
		cmd := exec.Command(pandoc, "--citeproc", "-f", "markdown", "-t", "plain", "brief.md")
		cmd.Dir = folder
		var complaints bytes.Buffer
		cmd.Stderr = &complaints
		if out, err := cmd.Output(); err != nil || complaints.Len() > 0 || len(out) == 0 {
			t.Errorf("%s: %v %s", folder, err, complaints.String())
		}
	}
}

func TestNothingIsLaterThanTheBrief(t *testing.T) {
	for _, folder := range folders {
		b := open(t, folder)
		asOf := b.AsOf.Format(time.DateOnly)
		for _, r := range rows(t, folder) {
			if r["date"] > asOf || r["date_end"] > asOf {
				t.Errorf("%s: %s is later than %s", folder, r["id"], asOf)
			}
		}
		for _, p := range b.Series {
			if from := p.From.String(); from > asOf {
				t.Errorf("%s: %s of %s is later than %s", folder, p.Series, from, asOf)
			}
		}
	}
}

func TestEveryIncidentIsSummarisedInOneOrTwoSentences(t *testing.T) {
	sentence := regexp.MustCompile(`[.?!](\s|$)`)
	for _, folder := range folders {
		for _, r := range rows(t, folder) {
			if n := len(sentence.FindAllString(r["summary"], -1)); n < 1 || n > 2 {
				t.Errorf("%s: the summary of %s has %d sentences: %s", folder, r["id"], n, r["summary"])
			}
			if r["sources"] == "" {
				t.Errorf("%s: %s names no source", folder, r["id"])
			}
		}
	}
}

// A judgement's sentence holds its likelihood; how sure the author is stands apart from it.
func TestJudgementsStateTheirLikelihoodAndNothingOfConfidence(t *testing.T) {
	for _, folder := range folders {
		for _, s := range open(t, folder).Sections {
			brief.Walk(s.Blocks, func(b brief.Block) {
				j, ok := b.(*brief.Judgement)
				if !ok {
					return
				}
				words := strings.ToLower(plain(j.Blocks))
				if !strings.Contains(words, j.Likelihood.Word) {
					t.Errorf("%s: %q does not say %q", folder, words, j.Likelihood.Word)
				}
				if strings.Contains(words, "confiden") {
					t.Errorf("%s: %q speaks of confidence", folder, words)
				}
				if j.Because == "" {
					t.Errorf("%s: the confidence in %q has no reason", folder, words)
				}
			}, nil)
		}
	}
}

// The slide that opens a section is its key point: early in the section and short enough to be read
// from the back of a room.
func TestSectionsOpenWithAShortKeyPoint(t *testing.T) {
	for _, s := range open(t, first).Sections {
		if s.ID == "basis" {
			continue
		}
		key, ok := s.Blocks[0].(*brief.KeyPoint)
		if !ok {
			t.Errorf("%s does not open with a key point", s.ID)
			continue
		}
		if n := len(strings.Fields(plain(key.Blocks))); n > 14 {
			t.Errorf("the key point of %s has %d words", s.ID, n)
		}
	}
}

func TestSpeakerIsPreparedForQuestionsInEverySection(t *testing.T) {
	for _, s := range open(t, first).Sections {
		if s.ID == "basis" {
			continue
		}
		asked := slices.ContainsFunc(s.Blocks, func(b brief.Block) bool {
			n, ok := b.(*brief.SpeakerNotes)
			return ok && strings.Contains(plain(n.Blocks), "If asked:")
		})
		if !asked {
			t.Errorf("no note of %s says what to answer", s.ID)
		}
	}
}

func TestBriefsKeepTheirLength(t *testing.T) {
	for _, c := range []struct {
		folder      string
		least, most int
	}{{first, 2800, 3500}, {manual, 500, 800}} {
		n := 0
		for _, s := range open(t, c.folder).Sections {
			n += len(strings.Fields(brief.Plain(s.Title))) + len(strings.Fields(plain(s.Blocks)))
		}
		if n < c.least || n > c.most {
			t.Errorf("%s has %d words, not %d to %d", c.folder, n, c.least, c.most)
		}
	}
}

// What a judgement rests on is cited where it stands.
func TestJudgementsCiteTheirGrounds(t *testing.T) {
	found := 0
	for _, s := range open(t, first).Sections {
		brief.Walk(s.Blocks, func(b brief.Block) {
			j, ok := b.(*brief.Judgement)
			if !ok {
				return
			}
			found++
			cites := 0
			brief.Walk(j.Blocks, nil, func(in brief.Inline) {
				if c, ok := in.(*brief.Citation); ok {
					cites += len(c.Items)
				}
			})
			if cites == 0 {
				t.Errorf("%q cites nothing", plain(j.Blocks))
			}
		}, nil)
	}
	if found == 0 {
		t.Error("there are no judgements")
	}
}

func TestRecommendationsNameWhoAndWhen(t *testing.T) {
	for _, s := range open(t, first).Sections {
		brief.Walk(s.Blocks, func(b brief.Block) {
			if r, ok := b.(*brief.Recommendation); ok && (r.Owner == "" || r.By == "" || r.Priority == 0) {
				t.Errorf("%q has owner %q, day %q, priority %d", plain(r.Blocks), r.Owner, r.By, r.Priority)
			}
		}, nil)
	}
}

func TestEverySourceIsGraded(t *testing.T) {
	b := open(t, first)
	for _, s := range b.Sources.All {
		if s.Reliability == "" || s.Credibility == 0 {
			t.Errorf("%s has no grade", s.ID)
		}
	}
}

// The criteria are those of app/incident/FORMAT.md. Who owns a page is read from its name: "Dawn", or
// the agency in "Haaretz (AP)".
func TestConfirmedRowsRestOnTwoIndependentSources(t *testing.T) {
	b := open(t, first)
	for _, r := range rows(t, first) {
		owners := map[string]bool{}
		for key := range strings.SplitSeq(r["sources"], ";") {
			s := b.Sources.Get(key)
			if s == nil {
				t.Errorf("%s names %s, which is no source", r["id"], key)
				continue
			}
			owner := s.ContainerTitle + s.Publisher // a page has one or the other
			if i := strings.LastIndex(owner, "("); i >= 0 {
				owner = strings.TrimSuffix(strings.TrimSuffix(owner[i+1:], ")"), " text")
			}
			if s.Type != "entry-encyclopedia" && s.Reliability <= "C" {
				owners[owner] = true
			}
		}
		if r["verification"] == "confirmed" && len(owners) < 2 {
			t.Errorf("%s is confirmed by %v", r["id"], slices.Collect(maps.Keys(owners)))
		}
	}
}

// Outside Afghanistan and Pakistan, Islamic State's word is not this branch's.
func TestClaimsThatNameNoBranchAreNotTakenForTheBranchs(t *testing.T) {
	for _, r := range rows(t, first) {
		home := r["country"] == "Afghanistan" || r["country"] == "Pakistan" && r["date"] < "2019-05"
		if !home && r["claimed_by"] == "IS" && r["actor"] == "Islamic State-Khorasan" && (r["attribution"] == "claimed" || r["confidence"] == "high") {
			t.Errorf("%s: %s, confidence %s, though the claim names no branch", r["id"], r["attribution"], r["confidence"])
		}
	}
}

// plain is the text of blocks as a reader meets it: without code, and without speaker notes unless
// these are what is asked for.
func plain(blocks []brief.Block) string {
	var words []string
	for _, b := range blocks {
		if _, notes := b.(*brief.SpeakerNotes); notes {
			continue
		}
		if text := brief.Texts(b); len(text) > 0 {
			words = append(words, brief.Plain(text))
		}
		for _, inside := range brief.Inside(b) {
			words = append(words, plain(inside))
		}
	}
	return strings.Join(words, " ")
}
