import { z } from "zod";

// The content security policy forbids code made from text. Schemas ask when they are made,
// so everything that has any is loaded after this.
z.config({ jitless: true });

void import("./start.tsx");
