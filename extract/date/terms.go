package date

import "math"

// termDay returns the day, by Beijing time, on which the sun reaches a longitude of 15° × n in a year, n
// counted from 0 = 小寒 (285°), the first of the Gregorian year. Jean Meeus, Astronomical Algorithms, ch. 25:
// good to some seconds of arc, which is some minutes of time.
func termDay(year, n int) int32 {
	target := math.Mod(285+15*float64(n), 360)
	jd := 2451545.0 + (float64(year)-2000)*365.2422 + 5 + 15.2184*float64(n) // a first guess, a day or two off
	for range 6 {
		diff := math.Mod(target-sunLongitude(jd)+540, 360) - 180
		jd += diff * 365.2422 / 360
	}
	beijing := jd - deltaT(year)/86400 + 8.0/24
	return int32(math.Floor(beijing-2440587.5)) + midnight[[2]int{year, n}]
}

// midnight corrects, by the published calendars of 1900 to 2100, the terms that fall within some minutes of midnight.
var midnight = map[[2]int]int32{
	{1912, 18}: 1, {1917, 22}: 1, {1923, 3}: -1, {1943, 6}: 1, {1945, 21}: -1, {1947, 2}: -1, {1950, 7}: -1,
	{1951, 23}: 1, {2012, 1}: 1, {2012, 7}: 1, {2014, 4}: 1, {2016, 12}: 1, {2040, 18}: 1, {2042, 13}: 1,
	{2047, 4}: 1, {2051, 5}: -1, {2064, 14}: 1, {2071, 6}: 1, {2082, 1}: 1, {2084, 10}: 1, {2097, 8}: 1,
}

// sunLongitude returns the apparent longitude of the sun in degrees at a Julian day of dynamical time.
func sunLongitude(jd float64) float64 {
	t := (jd - 2451545) / 36525
	rad := math.Pi / 180
	l := 280.46646 + t*(36000.76983+t*0.0003032)
	m := (357.52911 + t*(35999.05029-t*0.0001537)) * rad
	c := (1.914602-t*(0.004817+t*0.000014))*math.Sin(m) + (0.019993-0.000101*t)*math.Sin(2*m) + 0.000289*math.Sin(3*m)
	// the larger disturbances by Venus, Mars, Jupiter and the Moon
	c += 0.00134*math.Cos((153.23+22518.7541*t)*rad) + 0.00154*math.Cos((216.57+45037.5082*t)*rad) +
		0.00200*math.Cos((312.69+32964.3577*t)*rad) + 0.00179*math.Sin((350.74+445267.1142*t)*rad)
	omega := (125.04 - 1934.136*t) * rad
	return math.Mod(math.Mod(l+c-0.00569-0.00478*math.Sin(omega), 360)+360, 360)
}

// deltaT returns dynamical minus universal time in seconds, near enough for a day: 1900 to 2100.
func deltaT(year int) float64 {
	t := float64(year) - 2000
	switch {
	case year < 1960:
		return math.Max(0, 29+0.45*(float64(year)-1945))
	case year < 2000:
		return 33 + 0.77*(float64(year)-1960)
	}
	return 63.9 + 0.3345*t + 0.0038*t*t
}
