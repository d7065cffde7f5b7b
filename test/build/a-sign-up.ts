import type { SignUp, SignUpAsked } from "../../shared/domain/sign-up-shape.ts";
import { aScanId } from "./a-scan.ts";
import { at } from "./times.ts";

/** A haulier of Bù Nho that nobody knows yet. */
export const aSignUpAsked = (change: Partial<SignUpAsked> = {}): SignUpAsked => ({
  carrier: "Công ty TNHH Vận tải Bù Nho",
  taxNumber: "0100233488",
  address: "Số 12, đường ĐT741",
  area: "binh-phuoc",
  contact: "Nguyễn Văn Hải",
  phone: "0271 3666 555",
  username: "bu-nho",
  ...change,
});

/** A request that came at 09:00 and waits. */
export const aSignUp = (change: Partial<SignUp> = {}): SignUp => ({
  id: aScanId(8_000),
  at: at(),
  asked: aSignUpAsked(),
  passwordHash:
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  outcome: null,
  ...change,
});
