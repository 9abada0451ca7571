import { z } from 'zod'

// The page's policy forbids compiling text; without this, zod tries and the browser reports a breach.
z.config({ jitless: true })
