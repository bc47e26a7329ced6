package figure

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
)

func TestEveryWordOfBothScalesHasItsPlaceOnTheTrack(t *testing.T) {
	for _, scale := range []brief.Scale{brief.ICD203, brief.PHIA} {
		for _, word := range scale.Words() {
			for _, confidence := range []brief.Confidence{0, brief.LowConfidence, brief.ModerateConfidence, brief.HighConfidence} {
				j := &brief.Judgement{Likelihood: word, Confidence: confidence, Because: "two sources agree"}
				d := NewAssessment(j, scale, Screen)
				r := draw.Rect{X: 10, Y: 10, W: 560, H: d.Height(560)}
				l := drawn(t, d.Draw, r)
				said := strings.Join(l.words, "|")
				if want := fmt.Sprintf("%s, %d to %d%%", incident.Capital(word.Word), word.Low, word.High); !strings.Contains(said, want) {
					t.Errorf("%v: %q is not said: %s", scale, want, said)
				}
				if confidence > 0 && !strings.Contains(said, incident.Capital(confidence.String())) {
					t.Errorf("%v %s: the confidence is not said: %s", scale, word.Word, said)
				}
				left, right := r.X+4, r.X+4+r.W*split-3*Screen.Label // the track
				found := false
				for i, a := range l.areas {
					if l.inks[i] == draw.Light.Accent && a.H > 6 && a.H < 14 && a.W > 0 {
						from, to := 100*(a.X-left)/(right-left), 100*(a.Right()-left)/(right-left)
						found = found || math.Abs(float64(from)-float64(word.Low)) < 1 && math.Abs(float64(to)-float64(word.High)) < 1
					}
				}
				if !found {
					t.Errorf("%v: no band runs from %d to %d %%", scale, word.Low, word.High)
				}
				for _, a := range l.areas {
					if a.X < r.X-12 || a.Right() > r.Right()+1 {
						t.Errorf("%v %s: something runs from %.1f to %.1f, out of %.0f to %.0f", scale, word.Word, a.X, a.Right(), r.X, r.Right())
					}
				}
				drawn(t, NewLikely(j, scale, Paper).Draw, sheet)
				drawn(t, NewSure(j, scale, Paper).Draw, sheet)
			}
		}
	}
	drawn(t, NewAssessment(&brief.Judgement{}, brief.ICD203, Paper).Draw, sheet)
	drawn(t, NewAssessment(&brief.Judgement{Confidence: brief.LowConfidence}, brief.ICD203, Paper).Draw, sheet)
}
