//go:build !nogui

package talk

import (
	"testing"
	"time"
)

func TestTheClockCountsNoPause(t *testing.T) {
	at := func(seconds int) time.Time {
		return time.Unix(1_700_000_000, 0).Add(time.Duration(seconds) * time.Second)
	}
	var c clock
	if got := c.elapsed(at(5)); got != 0 {
		t.Errorf("before it is started %v have gone", got)
	}
	for _, st := range []struct {
		name string
		do   func()
		now  int
		want time.Duration
	}{
		{"started", func() { c.start(at(10)) }, 20, 10 * time.Second},
		{"started again", func() { c.start(at(20)) }, 30, 20 * time.Second},
		{"paused", func() { c.toggle(at(40)) }, 100, 30 * time.Second},
		{"going on", func() { c.toggle(at(100)) }, 110, 40 * time.Second},
		{"paused again", func() { c.toggle(at(110)) }, 500, 40 * time.Second},
	} {
		if st.do(); c.elapsed(at(st.now)) != st.want {
			t.Errorf("%s: %v have gone, want %v", st.name, c.elapsed(at(st.now)), st.want)
		}
	}
}

func TestALengthIsMinutesOrATimeOfTheDay(t *testing.T) {
	now := time.Date(2024, 3, 25, 14, 50, 0, 0, time.UTC)
	for words, want := range map[string]Plan{
		"":       {},
		"20":     {Length: 20 * time.Minute},
		" 7.5 ":  {Length: 450 * time.Second},
		"30 min": {Length: 30 * time.Minute},
		"15:30":  {Until: time.Date(2024, 3, 25, 15, 30, 0, 0, time.UTC)},
		"00:10":  {Until: time.Date(2024, 3, 26, 0, 10, 0, 0, time.UTC)},
	} {
		var p Plan
		if err := p.ReadLength(words, now); err != nil || p.Length != want.Length || !p.Until.Equal(want.Until) {
			t.Errorf("%q is %+v, %v, want %+v", words, p, err, want)
		}
		var again Plan
		if err := again.ReadLength(p.LengthWords(), now); err != nil || again.Length != p.Length || !again.Until.Equal(p.Until) {
			t.Errorf("%q is written %q", words, p.LengthWords())
		}
	}
	for _, words := range []string{"soon", "-5", "0", "25:00", "15:61", "1e9", "NaN"} {
		if err := new(Plan).ReadLength(words, now); err == nil {
			t.Errorf("%q is read", words)
		}
	}
}

func TestAPlanSharesTheTimeAmongSlides(t *testing.T) {
	talk, _ := started(t)
	d := talk.decks.Window
	parts := d.Parts()
	part, last := parts[1], parts[len(parts)-1]
	end := last.First + last.Count // the sources take no time
	for name, c := range map[string]struct {
		plan Plan
		want time.Duration // of the section's slides
	}{
		"evenly":       {Plan{}, 20 * time.Minute / time.Duration(end) * time.Duration(part.Count)},
		"as rehearsed": {Plan{Sections: map[string]time.Duration{part.Section: 5 * time.Minute}}, 5 * time.Minute},
	} {
		s := c.plan.schedule(d, 20*time.Minute)
		got := s[part.First+part.Count-1] - s[part.First-1]
		if off := got - c.want; off > time.Second || off < -time.Second {
			t.Errorf("%s: the section has %v, want %v", name, got, c.want)
		}
		if off := s[len(s)-1] - 20*time.Minute; off > time.Second || off < -time.Second {
			t.Errorf("%s: the talk has %v", name, s[len(s)-1])
		}
	}
	if (&Plan{}).schedule(d, 0) != nil {
		t.Error("without a length there is a schedule")
	}
}

func TestPaceIsToldInWords(t *testing.T) {
	schedule := []time.Duration{time.Minute, 2 * time.Minute, 5 * time.Minute}
	for name, c := range map[string]struct {
		slide   int
		elapsed time.Duration
		want    string
		due     float32
	}{
		"within the slide's time": {1, 90 * time.Second, "on time", 1.5},
		"a little late":           {0, 70 * time.Second, "on time", 1 + 10.0/60},
		"late":                    {0, 102 * time.Second, "40 seconds behind", 1.7},
		"very late":               {0, 4 * time.Minute, "3 minutes behind", 2 + 2.0/3},
		"early":                   {2, time.Minute, "60 seconds ahead", 1},
		"after the end":           {2, 8 * time.Minute, "3 minutes behind", 3},
	} {
		if got := paceWords(late(schedule, c.slide, c.elapsed)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if got := due(schedule, c.elapsed); got < c.due-0.01 || got > c.due+0.01 {
			t.Errorf("%s: due is slide %v, want %v", name, got, c.due)
		}
	}
}

func TestARehearsalCountsTheTimeOfEachSlide(t *testing.T) {
	talk, _ := started(t)
	now := talk.clockNow()
	talk.clockNow = func() time.Time { return now }
	talk.RestartClock()
	wait := func(seconds int) { now = now.Add(time.Duration(seconds) * time.Second) }
	wait(10)
	talk.Next()
	wait(20)
	talk.PauseClock()
	wait(100)
	talk.PauseClock()
	talk.Back()
	wait(5)
	got := talk.Times()
	if len(got) != 2 || got[0].Seconds != 15 || got[1].Seconds != 20 {
		t.Errorf("%+v", got)
	}
	if TimeWords(-65*time.Second) != "\u22121:05" {
		t.Error(TimeWords(-65 * time.Second))
	}
}
