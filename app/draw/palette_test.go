package draw

import (
	"math"
	"testing"
)

// linear is a channel of sRGB as light (IEC 61966-2-1).
func linear(v uint8) float64 {
	c := float64(v) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

func light(i Ink) [3]float64 { return [3]float64{linear(i.R), linear(i.G), linear(i.B)} }

// contrast is the ratio of WCAG 2.2.
func contrast(a, b Ink) float64 {
	luminance := func(i Ink) float64 {
		l := light(i)
		return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
	}
	hi, lo := max(luminance(a), luminance(b)), min(luminance(a), luminance(b))
	return (hi + 0.05) / (lo + 0.05)
}

func TestTextAndSymbolsStandOutFromTheirBackgrounds(t *testing.T) {
	for name, p := range map[string]*Palette{"light": &Light, "dark": &Dark, "paper": &Paper, "sepia": &Sepia, "contrast": &Contrast} {
		grounds := map[string]Ink{"page": p.Page, "desk": p.Desk, "raise": p.Raise, "wash": p.Wash}
		for ground, g := range grounds {
			for text, ink := range map[string]Ink{"ink": p.Ink, "ink2": p.Ink2, "ink3": p.Ink3, "accent": p.Accent, "killed": p.KilledText} {
				if c := contrast(ink, g); c < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f, text needs 4.5", name, text, ground, c)
				}
			}
			if c := contrast(p.Edge, g); c < 3 {
				t.Errorf("%s: the border of a control on %s has a contrast of %.2f, it needs 3", name, ground, c)
			}
		}
		for n, g := range p.Highlights {
			for text, ink := range map[string]Ink{"ink": p.Ink, "ink2": p.Ink2, "accent": p.Accent} {
				if c := contrast(ink, g); c < 4.5 {
					t.Errorf("%s: %s on highlight %d has a contrast of %.2f, text needs 4.5", name, text, n+1, c)
				}
			}
			if c := contrast(p.Bars[n], p.Page); c < 3 {
				t.Errorf("%s: the bar of highlight %d has a contrast of %.2f, it needs 3", name, n+1, c)
			}
		}
		if c := contrast(p.Ink, p.CautionWash); c < 4.5 {
			t.Errorf("%s: a warning has a contrast of %.2f", name, c)
		}
		for ground, g := range map[string]Ink{"sea": p.Sea, "land": p.Land, "focus": p.Focus, "page": p.Page} {
			if c := contrast(p.Killed, g); c < 3 {
				t.Errorf("%s: symbols on %s have a contrast of %.2f, they need 3", name, ground, c)
			}
		}
		for label, ink := range map[string]Ink{"town": p.Town, "country": p.Country, "province": p.Admin} {
			for ground, g := range map[string]Ink{"land": p.Land, "focus": p.Focus} {
				if c := contrast(ink, g); c < 4.4 {
					t.Errorf("%s: the name of a %s on %s has a contrast of %.2f", name, label, ground, c)
				}
			}
		}
	}
}

// deficiencies are the simulations of Machado, Oliveira and Fernandes (2009, table 1) at full
// severity, on linear sRGB.
var deficiencies = map[string][3][3]float64{
	"normal":     {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia": {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deutanopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia": {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// lab is CIE L*a*b* under D65 of a colour as somebody sees it.
func lab(i Ink, seen [3][3]float64) [3]float64 {
	l := light(i)
	var rgb [3]float64
	for r := range rgb {
		rgb[r] = min(1, max(0, seen[r][0]*l[0]+seen[r][1]*l[1]+seen[r][2]*l[2]))
	}
	x := (0.4124564*rgb[0] + 0.3575761*rgb[1] + 0.1804375*rgb[2]) / 0.95047
	y := 0.2126729*rgb[0] + 0.7151522*rgb[1] + 0.0721750*rgb[2]
	z := (0.0193339*rgb[0] + 0.1191920*rgb[1] + 0.9503041*rgb[2]) / 1.08883
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	return [3]float64{116*f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))}
}

// difference is CIEDE2000 (CIE 142-2001, after Sharma, Wu and Dalal 2005).
func difference(p, q [3]float64) float64 {
	const rad = math.Pi / 180
	c1, c2 := math.Hypot(p[1], p[2]), math.Hypot(q[1], q[2])
	c7 := math.Pow((c1+c2)/2, 7)
	g := 0.5 * (1 - math.Sqrt(c7/(c7+math.Pow(25, 7))))
	a1, a2 := p[1]*(1+g), q[1]*(1+g)
	c1, c2 = math.Hypot(a1, p[2]), math.Hypot(a2, q[2])
	hue := func(b, a float64) float64 { return math.Mod(math.Atan2(b, a)/rad+360, 360) }
	h1, h2 := hue(p[2], a1), hue(q[2], a2)
	dh, h := h2-h1, (h1+h2)/2
	switch {
	case c1*c2 == 0:
		dh, h = 0, h1+h2
	case dh > 180:
		dh -= 360
	case dh < -180:
		dh += 360
	}
	if c1*c2 != 0 && math.Abs(h1-h2) > 180 {
		if h1+h2 < 360 {
			h += 180
		} else {
			h -= 180
		}
	}
	dl, dc := q[0]-p[0], c2-c1
	dH := 2 * math.Sqrt(c1*c2) * math.Sin(dh/2*rad)
	l, c := (p[0]+q[0])/2, (c1+c2)/2
	t := 1 - 0.17*math.Cos((h-30)*rad) + 0.24*math.Cos(2*h*rad) + 0.32*math.Cos((3*h+6)*rad) - 0.20*math.Cos((4*h-63)*rad)
	sl := 1 + 0.015*(l-50)*(l-50)/math.Sqrt(20+(l-50)*(l-50))
	sc, sh := 1+0.045*c, 1+0.015*c*t
	c7 = math.Pow(c, 7)
	rt := -math.Sin(60*math.Exp(-math.Pow((h-275)/25, 2))*rad) * 2 * math.Sqrt(c7/(c7+math.Pow(25, 7)))
	return math.Sqrt(math.Pow(dl/sl, 2) + math.Pow(dc/sc, 2) + math.Pow(dH/sh, 2) + rt*dc/sc*dH/sh)
}

// The differences are those of Sharma, Wu and Dalal's test data, table 1.
func TestDifferenceIsThatOfThePublishedPairs(t *testing.T) {
	for _, c := range []struct {
		p, q [3]float64
		want float64
	}{
		{[3]float64{50, 2.6772, -79.7751}, [3]float64{50, 0, -82.7485}, 2.0425},
		{[3]float64{50, 2.5, 0}, [3]float64{73, 25, -18}, 27.1492},
		{[3]float64{50, 2.5, 0}, [3]float64{58, 24, 15}, 19.4535},
		{[3]float64{2.0776, 0.0795, -1.1350}, [3]float64{0.9033, -0.0636, -0.5514}, 0.9082},
		{[3]float64{22.7233, 20.0904, -46.6940}, [3]float64{23.0331, 14.9730, -42.5619}, 2.0373},
	} {
		if got := difference(c.p, c.q); math.Abs(got-c.want) > 1e-4 {
			t.Errorf("%v and %v differ by %.4f, want %.4f", c.p, c.q, got, c.want)
		}
	}
}

// What stands side by side in drawings is told apart by everybody: 20 is plain at a glance.
func TestColoursOfDrawingsAreToldApartWithEveryVision(t *testing.T) {
	for name, p := range map[string]*Palette{"light": &Light, "dark": &Dark, "sepia": &Sepia, "contrast": &Contrast} {
		for _, pair := range []struct {
			name  string
			a, b  Ink
			least float64
		}{
			{"people killed and the selection", p.Killed, p.Accent, 30},
			{"the lowest and the highest count", p.Killed, p.Pale, 20},
			{"shown and left out", p.Killed, p.Ghost, 20},
			{"a symbol and the sea", p.Killed, p.Sea, 30},
			{"a symbol and its rim", p.Killed, p.Rim, 30},
			{"sea and land", p.Sea, p.Land, 3},
		} {
			for vision, seen := range deficiencies {
				if d := difference(lab(pair.a, seen), lab(pair.b, seen)); d < pair.least {
					t.Errorf("%s, %s: %s differ by %.1f, want %.0f", name, vision, pair.name, d, pair.least)
				}
			}
		}
	}
}

// In grey print the steps of a stack still differ by lightness.
func TestStepsOfAStackDifferInGrey(t *testing.T) {
	for name, p := range map[string]*Palette{"light": &Light, "dark": &Dark, "sepia": &Sepia, "contrast": &Contrast} {
		last := math.NaN()
		for step := range 5 {
			l := lab(Mix(p.Killed, p.Pale, uint8(step*255/4)), deficiencies["normal"])[0]
			if step > 0 && math.Abs(l-last) < 4 {
				t.Errorf("%s: step %d is %.1f lighter than the one before", name, step, l-last)
			}
			last = l
		}
	}
}

// Provinces are shaded in one hue by lightness alone, so that everybody, and grey print, tells the classes apart.
func TestShadesAreToldApartWithEveryVisionAndInGrey(t *testing.T) {
	for name, p := range map[string]*Palette{"light": &Light, "dark": &Dark, "paper": &Paper, "sepia": &Sepia, "contrast": &Contrast} {
		for vision, seen := range deficiencies {
			for ground, g := range map[string]Ink{"land": p.Land, "focus": p.Focus, "sea": p.Sea} {
				if d := difference(lab(p.Shades[0], seen), lab(g, seen)); d < 8 {
					t.Errorf("%s, %s: the first shade and %s differ by %.1f, want 8", name, vision, ground, d)
				}
			}
			last := lab(p.Focus, seen)[0]
			for n, shade := range p.Shades {
				l := lab(shade, seen)[0]
				if step := math.Abs(l - last); step < 8 || (l > last) != p.Dark {
					t.Errorf("%s, %s: shade %d has a lightness of %.0f after %.0f", name, vision, n+1, l, last)
				}
				last = l
			}
		}
	}
}

// Kinds of things differ enough in every vision, and from the symbols that mean people killed; shapes and patterns tell them
// apart in grey.
func TestKindsAreToldApartWithEveryVision(t *testing.T) {
	for name, p := range map[string]*Palette{"light": &Light, "dark": &Dark, "paper": &Paper, "sepia": &Sepia, "contrast": &Contrast} {
		for n, kind := range p.Kinds {
			for ground, g := range map[string]Ink{"sea": p.Sea, "land": p.Land, "focus": p.Focus, "page": p.Page} {
				if c := contrast(kind, g); c < 3 {
					t.Errorf("%s: kind %d on %s has a contrast of %.2f, it needs 3", name, n+1, ground, c)
				}
			}
			for vision, seen := range deficiencies {
				for m, other := range p.Kinds[:n] {
					if d := difference(lab(kind, seen), lab(other, seen)); d < 14 {
						t.Errorf("%s, %s: kinds %d and %d differ by %.1f, want 14", name, vision, m+1, n+1, d)
					}
				}
			}
			if d := difference(lab(kind, deficiencies["normal"]), lab(p.Killed, deficiencies["normal"])); d < 14 {
				t.Errorf("%s: kind %d differs from people killed by %.1f, want 14", name, n+1, d)
			}
		}
	}
}
