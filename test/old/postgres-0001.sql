-- A database as the first version of its schema left it, with rows in every table: made once, never changed.
CREATE TABLE migration (no integer PRIMARY KEY, name text NOT NULL, applied_at bigint NOT NULL);
INSERT INTO migration VALUES (0, 'the row that whoever takes a step holds', 0);
INSERT INTO migration VALUES (1, '0001-start.sql', 1785974400000);
CREATE TABLE log_head (one integer PRIMARY KEY CHECK (one = 1), seq bigint NOT NULL, hash bytea NOT NULL);
INSERT INTO log_head VALUES (1, 0, decode(repeat('00', 32), 'hex'));
CREATE TABLE event (
  seq bigint PRIMARY KEY,
  at bigint NOT NULL,
  type text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  payload text NOT NULL,
  topics text NOT NULL,
  hash bytea NOT NULL
);
CREATE TABLE event_topic (topic text COLLATE "C" NOT NULL, seq bigint NOT NULL, PRIMARY KEY (topic, seq));
CREATE TABLE account (
  id text PRIMARY KEY,
  username text COLLATE "C" NOT NULL UNIQUE,
  display_name text NOT NULL,
  password_hash text NOT NULL,
  grants text NOT NULL,
  active integer NOT NULL,
  created_at bigint NOT NULL
);
CREATE TABLE session (
  hash text PRIMARY KEY,
  account text NOT NULL REFERENCES account (id),
  expires_at bigint NOT NULL
);
CREATE INDEX session_account ON session (account);
CREATE TABLE device (
  no bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  name text NOT NULL,
  checkpoint text NOT NULL,
  public_key text NOT NULL,
  enrolled_at bigint NOT NULL,
  last_seen_at bigint,
  last_seq bigint NOT NULL,
  last_hash text,
  cut_off_at bigint
);
CREATE TABLE enrol_code (
  hash text PRIMARY KEY,
  checkpoint text NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint
);
CREATE TABLE reference (
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE TABLE reference_stamp (one integer PRIMARY KEY CHECK (one = 1), stamp text NOT NULL);
INSERT INTO reference_stamp VALUES (1, '');
CREATE TABLE rule_set (version bigint PRIMARY KEY, effective_from bigint NOT NULL, body text NOT NULL);
CREATE TABLE pass (
  no bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  kid integer NOT NULL,
  list integer NOT NULL,
  idx integer NOT NULL,
  rev integer NOT NULL,
  short_code text NOT NULL UNIQUE,
  plate text NOT NULL,
  trailer_plate text,
  carrier text NOT NULL,
  endpoint text NOT NULL,
  corridor text NOT NULL,
  valid_from bigint NOT NULL,
  valid_to bigint NOT NULL,
  status text NOT NULL,
  search text NOT NULL,
  body text NOT NULL,
  UNIQUE (kid, list, idx)
);
CREATE INDEX pass_plate ON pass (plate);
CREATE INDEX pass_corridor ON pass (corridor, valid_to);
CREATE INDEX pass_endpoint ON pass (endpoint, valid_to);
CREATE TABLE pass_version (
  pass bigint NOT NULL REFERENCES pass (no),
  rev integer NOT NULL,
  status text NOT NULL,
  changed_at bigint NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (pass, rev, changed_at)
);
CREATE TABLE pass_index (kid integer PRIMARY KEY, list integer NOT NULL, next integer NOT NULL);
CREATE TABLE status_list (
  kid integer NOT NULL,
  list integer NOT NULL,
  seq bigint NOT NULL,
  issued_at bigint NOT NULL,
  token text NOT NULL,
  PRIMARY KEY (kid, list)
);
CREATE TABLE vehicle (no bigint PRIMARY KEY, key text NOT NULL UNIQUE);
CREATE TABLE scan (
  seq bigint PRIMARY KEY,
  id bytea NOT NULL UNIQUE,
  device bigint,
  device_seq bigint,
  vehicle bigint,
  checkpoint text NOT NULL,
  at bigint NOT NULL,
  received_at bigint NOT NULL,
  hash bytea NOT NULL,
  refused boolean NOT NULL,
  fact text,
  seen text NOT NULL
);
CREATE INDEX scan_vehicle ON scan (vehicle, at);
CREATE INDEX scan_checkpoint ON scan (checkpoint, at);
CREATE INDEX scan_device ON scan (device, device_seq);
CREATE INDEX scan_received ON scan (received_at);
CREATE TABLE scan_body (seq bigint PRIMARY KEY, body text NOT NULL);
CREATE TABLE scan_evidence (
  no bigint PRIMARY KEY,
  at bigint NOT NULL,
  device text NOT NULL,
  why text NOT NULL,
  hash text NOT NULL,
  body text NOT NULL,
  UNIQUE (device, hash)
);
CREATE TABLE trip (
  id text COLLATE "C" PRIMARY KEY,
  vehicle bigint NOT NULL REFERENCES vehicle (no),
  pass text,
  plate text NOT NULL,
  endpoint text NOT NULL,
  corridor text NOT NULL,
  status text NOT NULL,
  opened_at bigint NOT NULL,
  closed_at bigint,
  body text NOT NULL
);
CREATE INDEX trip_vehicle ON trip (vehicle, opened_at);
CREATE INDEX trip_closed ON trip (closed_at);
CREATE INDEX trip_opened ON trip (opened_at);
CREATE TABLE trip_alias (alias text PRIMARY KEY, trip text NOT NULL);
INSERT INTO account (id, username, display_name, password_hash, grants, active, created_at) VALUES ('a1', 'ánh', 'Trần Thị Ánh', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', '[{"role":"administrator","scope":{"kind":"all"}}]', 1, 1795305600000);
INSERT INTO session (hash, account, expires_at) VALUES ('sssssssssssssssssssssssssssssssssssssssssss', 'a1', 1795399200000);
DELETE FROM log_head;
INSERT INTO log_head (one, seq, hash) VALUES (1, 5, '\x5fec75141e500abe7d291e002d68b1a980531307578b094cf8d35d099d375d9f');
INSERT INTO event (seq, at, type, subject_kind, subject_id, payload, topics, hash) VALUES (1, 1795312800000, 'pass.issued', 'pass', '1-0-0', '{}', '["corridor:dt741-ql14","endpoint:kcn-chon-thanh"]', '\xb8e29021448513af5ab8fcde1d5d4d3924775f14cd47fef9deaa3d3241455edd');
INSERT INTO event (seq, at, type, subject_kind, subject_id, payload, topics, hash) VALUES (2, 1795312800000, 'pass.issued', 'pass', '1-0-1', '{}', '["corridor:dt741-ql14","endpoint:kcn-chon-thanh"]', '\xb926a6567a9a5ab5c77b3f47b32d948139adba22cf1c392e708c10a9229e57c9');
INSERT INTO event (seq, at, type, subject_kind, subject_id, payload, topics, hash) VALUES (3, 1795312860000, 'scan.recorded', 'scan', '019a9e00-0000-7000-8000-000000000001', '{"outcome":"go"}', '["post:tan-lap","corridor:dt741-ql14"]', '\x1e8b35bd7b2776b5203f97908fed8894137d5aae437a357ac8d5db8789279648');
INSERT INTO event (seq, at, type, subject_kind, subject_id, payload, topics, hash) VALUES (4, 1795312920000, 'scan.recorded', 'scan', '019a9e00-0000-7000-8000-000000000002', '{"outcome":"go"}', '["post:tan-lap","corridor:dt741-ql14"]', '\x6d10f7b0bd5757e43101832202c358a97ad982df88cc682808c2df2bfd884c83');
INSERT INTO event (seq, at, type, subject_kind, subject_id, payload, topics, hash) VALUES (5, 1795312980000, 'scan.recorded', 'scan', '019a9e00-0000-7000-8000-000000000003', '{"outcome":"go"}', '["post:tan-lap","corridor:dt741-ql14"]', '\x5fec75141e500abe7d291e002d68b1a980531307578b094cf8d35d099d375d9f');
INSERT INTO event_topic (topic, seq) VALUES ('corridor:dt741-ql14', 1);
INSERT INTO event_topic (topic, seq) VALUES ('corridor:dt741-ql14', 2);
INSERT INTO event_topic (topic, seq) VALUES ('corridor:dt741-ql14', 3);
INSERT INTO event_topic (topic, seq) VALUES ('corridor:dt741-ql14', 4);
INSERT INTO event_topic (topic, seq) VALUES ('corridor:dt741-ql14', 5);
INSERT INTO event_topic (topic, seq) VALUES ('endpoint:kcn-chon-thanh', 1);
INSERT INTO event_topic (topic, seq) VALUES ('endpoint:kcn-chon-thanh', 2);
INSERT INTO event_topic (topic, seq) VALUES ('post:tan-lap', 3);
INSERT INTO event_topic (topic, seq) VALUES ('post:tan-lap', 4);
INSERT INTO event_topic (topic, seq) VALUES ('post:tan-lap', 5);
INSERT INTO device (no, id, name, checkpoint, public_key, enrolled_at, last_seen_at, last_seq, last_hash, cut_off_at) VALUES (1, 'may-1', 'Máy bảng 1', 'tan-lap', 'BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 1795307400000, 1795312800003, 3, '333333333333333333333333333333333333333333A', NULL);
INSERT INTO enrol_code (hash, checkpoint, expires_at, used_at) VALUES ('ccccccccccccccccccccccccccccccccccccccccccc', 'tan-lap', 1795312800000, 1795312799995);
INSERT INTO reference (kind, id, body) VALUES ('area', 'binh-phuoc', '{"id":"binh-phuoc","name":"Bình Phước","kind":"province","parent":null,"validFrom":null,"validTo":null}');
INSERT INTO reference (kind, id, body) VALUES ('carrier', 'van-tai-phuoc-long', '{"id":"van-tai-phuoc-long","name":"Vận tải Phước Long","phone":null,"active":true}');
INSERT INTO reference (kind, id, body) VALUES ('checkpoint', 'bu-dang', '{"id":"bu-dang","name":"Chốt Bù Đăng","kind":"border","area":"binh-phuoc","latitude":11.38,"longitude":106.87,"endpoint":null,"basis":{"kind":"Quyết định","number":"lập chốt thử nghiệm","date":"2021-08-14","issuer":"Tỉnh Bình Phước"},"active":true}');
INSERT INTO reference (kind, id, body) VALUES ('checkpoint', 'cai-chanh', '{"id":"cai-chanh","name":"Chốt Cai Chanh","kind":"border","area":"binh-phuoc","latitude":11.38,"longitude":106.87,"endpoint":null,"basis":{"kind":"Quyết định","number":"lập chốt thử nghiệm","date":"2021-08-14","issuer":"Tỉnh Bình Phước"},"active":true}');
INSERT INTO reference (kind, id, body) VALUES ('checkpoint', 'cong-kcn-chon-thanh', '{"id":"cong-kcn-chon-thanh","name":"Cổng KCN Chơn Thành","kind":"endpoint-gate","area":"binh-phuoc","latitude":11.42,"longitude":106.62,"endpoint":"kcn-chon-thanh","basis":{"kind":"Quyết định","number":"lập chốt thử nghiệm","date":"2021-08-14","issuer":"Tỉnh Bình Phước"},"active":true}');
INSERT INTO reference (kind, id, body) VALUES ('checkpoint', 'dong-xoai', '{"id":"dong-xoai","name":"Chốt Đồng Xoài","kind":"border","area":"binh-phuoc","latitude":11.38,"longitude":106.87,"endpoint":null,"basis":{"kind":"Quyết định","number":"lập chốt thử nghiệm","date":"2021-08-14","issuer":"Tỉnh Bình Phước"},"active":true}');
INSERT INTO reference (kind, id, body) VALUES ('checkpoint', 'hoa-lu', '{"id":"hoa-lu","name":"Chốt Hoa Lư","kind":"border","area":"binh-phuoc","latitude":11.38,"longitude":106.87,"endpoint":null,"basis":{"kind":"Quyết định","number":"lập chốt thử nghiệm","date":"2021-08-14","issuer":"Tỉnh Bình Phước"},"active":true}');
INSERT INTO reference (kind, id, body) VALUES ('checkpoint', 'tan-lap', '{"id":"tan-lap","name":"Chốt Tân Lập","kind":"border","area":"binh-phuoc","latitude":11.38,"longitude":106.87,"endpoint":null,"basis":{"kind":"Quyết định","number":"lập chốt thử nghiệm","date":"2021-08-14","issuer":"Tỉnh Bình Phước"},"active":true}');
INSERT INTO reference (kind, id, body) VALUES ('checkpoint', 'tuan-tra', '{"id":"tuan-tra","name":"Tổ tuần tra","kind":"patrol","area":"binh-phuoc","latitude":11.38,"longitude":106.87,"endpoint":null,"basis":{"kind":"Quyết định","number":"lập chốt thử nghiệm","date":"2021-08-14","issuer":"Tỉnh Bình Phước"},"active":true}');
INSERT INTO reference (kind, id, body) VALUES ('corridor', 'dt741-ql14', '{"id":"dt741-ql14","code":1,"name":"ĐT741 – QL14","posts":[{"checkpoint":"tan-lap","km":0},{"checkpoint":"dong-xoai","km":25},{"checkpoint":"bu-dang","km":75},{"checkpoint":"cai-chanh","km":100}],"active":true}');
INSERT INTO reference (kind, id, body) VALUES ('endpoint', 'kcn-chon-thanh', '{"id":"kcn-chon-thanh","code":1,"name":"KCN Chơn Thành","address":"Phường Thành Tâm, Chơn Thành","area":"binh-phuoc","latitude":11.42,"longitude":106.62,"active":true}');
DELETE FROM reference_stamp;
INSERT INTO reference_stamp (one, stamp) VALUES (1, '7A1FD691F0A9E851');
INSERT INTO rule_set (version, effective_from, body) VALUES (1, 1609434000000, '{"version":1,"effectiveFrom":"2021-01-01T00:00:00+07:00","vehicleKinds":[{"code":1,"name":{"vi":"Xe tải","en":"Lorry"}},{"code":2,"name":{"vi":"Xe đầu kéo, sơ mi rơ moóc","en":"Tractor and semi-trailer"}},{"code":3,"name":{"vi":"Xe container","en":"Container lorry"}},{"code":4,"name":{"vi":"Xe tải đông lạnh","en":"Refrigerated lorry"}},{"code":5,"name":{"vi":"Xe bồn","en":"Tanker"}},{"code":6,"name":{"vi":"Xe bán tải, xe tải van","en":"Pickup or van"}},{"code":7,"name":{"vi":"Xe khách","en":"Coach"}},{"code":8,"name":{"vi":"Xe buýt","en":"Bus"}},{"code":9,"name":{"vi":"Xe đưa đón công nhân","en":"Workers'' shuttle"}},{"code":10,"name":{"vi":"Xe đưa đón chuyên gia","en":"Experts'' shuttle"}},{"code":11,"name":{"vi":"Xe chuyển người cách ly","en":"Quarantine shuttle"}},{"code":12,"name":{"vi":"Xe ô tô con","en":"Car"}},{"code":13,"name":{"vi":"Xe công vụ","en":"Official car"}},{"code":14,"name":{"vi":"Xe cứu thương","en":"Ambulance"}},{"code":15,"name":{"vi":"Xe cứu hộ","en":"Recovery vehicle"}},{"code":16,"name":{"vi":"Máy kéo, xe công nông","en":"Farm tractor"}},{"code":17,"name":{"vi":"Xe máy","en":"Motorbike"}},{"code":18,"name":{"vi":"Xe ba bánh","en":"Three-wheeler"}},{"code":19,"name":{"vi":"Tàu, thuyền","en":"Boat"}},{"code":20,"name":{"vi":"Xe quân sự","en":"Military vehicle"}},{"code":21,"name":{"vi":"Phương tiện khác","en":"Other vehicle"}}],"purposes":[{"code":1,"name":{"vi":"Giao hàng","en":"Delivery"},"occupantsMax":3},{"code":2,"name":{"vi":"Hàng hóa quá cảnh","en":"Goods in transit"},"occupantsMax":3},{"code":3,"name":{"vi":"Chở người quá cảnh, không dừng đỗ","en":"People in transit, no stopping"},"occupantsMax":null},{"code":4,"name":{"vi":"Đưa đón công nhân","en":"Worker shuttle"},"occupantsMax":null},{"code":5,"name":{"vi":"Đưa đón chuyên gia","en":"Expert shuttle"},"occupantsMax":null},{"code":6,"name":{"vi":"Chuyển người đi cách ly","en":"Quarantine shuttle"},"occupantsMax":null},{"code":7,"name":{"vi":"Vận chuyển nông sản","en":"Farm produce"},"occupantsMax":3},{"code":8,"name":{"vi":"Nguyên liệu, vật tư sản xuất","en":"Raw material"},"occupantsMax":3},{"code":9,"name":{"vi":"Hàng thiết yếu","en":"Essential goods"},"occupantsMax":3},{"code":10,"name":{"vi":"Thuốc, vật tư y tế","en":"Medicine and medical supplies"},"occupantsMax":3},{"code":11,"name":{"vi":"Đoàn người về quê","en":"Convoy home"},"occupantsMax":null},{"code":12,"name":{"vi":"Công vụ","en":"Official duty"},"occupantsMax":null},{"code":13,"name":{"vi":"Cứu hộ, cứu nạn","en":"Rescue"},"occupantsMax":null},{"code":14,"name":{"vi":"Xe rỗng quay về","en":"Empty return"},"occupantsMax":3}],"graceHours":6,"inspection":{"perThousand":20,"autoIssuedPerThousand":100},"basis":{"default":{"kind":"Kế hoạch","number":"thực hiện Nghị quyết 05-NQ/TU","date":"2021-08-14","issuer":"Tỉnh Bình Phước"},"off-corridor":{"kind":"Quyết định","number":"2686/QĐ-BCĐQG","date":"2021-05-31","issuer":"Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19"},"plate-mismatch":{"kind":"Thông tư","number":"58/2020/TT-BCA","date":"2020-06-16","issuer":"Bộ Công an"},"unknown-plate":{"kind":"Thông tư","number":"58/2020/TT-BCA","date":"2020-06-16","issuer":"Bộ Công an"}}}');
INSERT INTO pass (no, id, kid, list, idx, rev, short_code, plate, carrier, endpoint, corridor, valid_from, valid_to, status, search, body, trailer_plate) VALUES (1, '1-0-0', 1, 0, 0, 2, '00000000', '93C12345', 'van-tai-phuoc-long', 'kcn-chon-thanh', 'dt741-ql14', 1795280400000, 1795539600000, 'valid', 'sua doi', '{"id":"1-0-0","rev":2,"shortCode":"00000000","plate":"93C12345","trailerPlate":null,"kind":1,"purpose":1,"carrier":"van-tai-phuoc-long","occupantsMax":2,"endpoint":"kcn-chon-thanh","corridor":"dt741-ql14","use":"multi","validFrom":"2026-11-21T17:00:00.000Z","validTo":"2026-11-24T17:00:00.000Z","status":"valid","statusReason":null,"autoIssued":false,"origin":"Cảng Cát Lái","token":"GL1:","issuedAt":"2026-11-21T01:00:00.000Z","issuedBy":"registrar","changedAt":"2026-11-22T01:30:00.000Z"}', NULL);
INSERT INTO pass (no, id, kid, list, idx, rev, short_code, plate, carrier, endpoint, corridor, valid_from, valid_to, status, search, body, trailer_plate) VALUES (2, '1-0-1', 1, 0, 1, 1, '00000001', '51F12345', 'van-tai-phuoc-long', 'kcn-chon-thanh', 'dt741-ql14', 1795280400000, 1795539600000, 'spent', '51f12345 nha may "dong xoai" 🚚', '{"id":"1-0-1","rev":1,"shortCode":"00000001","plate":"51F12345","trailerPlate":"51R00001","kind":1,"purpose":1,"carrier":"van-tai-phuoc-long","occupantsMax":2,"endpoint":"kcn-chon-thanh","corridor":"dt741-ql14","use":"single","validFrom":"2026-11-21T17:00:00.000Z","validTo":"2026-11-24T17:00:00.000Z","status":"spent","statusReason":null,"autoIssued":false,"origin":"Nhà máy \"Đồng Xoài\" 🚚","token":"GL1:","issuedAt":"2026-11-21T01:00:00.000Z","issuedBy":"registrar","changedAt":"2026-11-22T02:02:00.000Z"}', '51R00001');
INSERT INTO pass_version (pass, rev, status, changed_at, body) VALUES (1, 1, 'valid', 1795222800000, '{"id":"1-0-0","rev":1,"shortCode":"00000000","plate":"93C12345","trailerPlate":null,"kind":1,"purpose":1,"carrier":"van-tai-phuoc-long","occupantsMax":2,"endpoint":"kcn-chon-thanh","corridor":"dt741-ql14","use":"multi","validFrom":"2026-11-21T17:00:00.000Z","validTo":"2026-11-24T17:00:00.000Z","status":"valid","statusReason":null,"autoIssued":false,"origin":"Cảng Cát Lái","token":"GL1:","issuedAt":"2026-11-21T01:00:00.000Z","issuedBy":"registrar","changedAt":"2026-11-21T01:00:00.000Z"}');
INSERT INTO pass_version (pass, rev, status, changed_at, body) VALUES (1, 2, 'valid', 1795311000000, '{"id":"1-0-0","rev":2,"shortCode":"00000000","plate":"93C12345","trailerPlate":null,"kind":1,"purpose":1,"carrier":"van-tai-phuoc-long","occupantsMax":2,"endpoint":"kcn-chon-thanh","corridor":"dt741-ql14","use":"multi","validFrom":"2026-11-21T17:00:00.000Z","validTo":"2026-11-24T17:00:00.000Z","status":"valid","statusReason":null,"autoIssued":false,"origin":"Cảng Cát Lái","token":"GL1:","issuedAt":"2026-11-21T01:00:00.000Z","issuedBy":"registrar","changedAt":"2026-11-22T01:30:00.000Z"}');
INSERT INTO pass_version (pass, rev, status, changed_at, body) VALUES (2, 1, 'valid', 1795222800000, '{"id":"1-0-1","rev":1,"shortCode":"00000001","plate":"51F12345","trailerPlate":"51R00001","kind":1,"purpose":1,"carrier":"van-tai-phuoc-long","occupantsMax":2,"endpoint":"kcn-chon-thanh","corridor":"dt741-ql14","use":"single","validFrom":"2026-11-21T17:00:00.000Z","validTo":"2026-11-24T17:00:00.000Z","status":"valid","statusReason":null,"autoIssued":false,"origin":"Nhà máy \"Đồng Xoài\" 🚚","token":"GL1:","issuedAt":"2026-11-21T01:00:00.000Z","issuedBy":"registrar","changedAt":"2026-11-21T01:00:00.000Z"}');
INSERT INTO pass_version (pass, rev, status, changed_at, body) VALUES (2, 1, 'spent', 1795312920000, '{"id":"1-0-1","rev":1,"shortCode":"00000001","plate":"51F12345","trailerPlate":"51R00001","kind":1,"purpose":1,"carrier":"van-tai-phuoc-long","occupantsMax":2,"endpoint":"kcn-chon-thanh","corridor":"dt741-ql14","use":"single","validFrom":"2026-11-21T17:00:00.000Z","validTo":"2026-11-24T17:00:00.000Z","status":"spent","statusReason":null,"autoIssued":false,"origin":"Nhà máy \"Đồng Xoài\" 🚚","token":"GL1:","issuedAt":"2026-11-21T01:00:00.000Z","issuedBy":"registrar","changedAt":"2026-11-22T02:02:00.000Z"}');
INSERT INTO pass_index (kid, list, next) VALUES (1, 0, 2);
INSERT INTO status_list (kid, list, seq, issued_at, token) VALUES (1, 0, 3, 1795312800000, '0oRB');
INSERT INTO vehicle (no, key) VALUES (1, '1-0-0');
INSERT INTO vehicle (no, key) VALUES (2, '93C99999');
INSERT INTO scan (seq, id, device, device_seq, vehicle, checkpoint, at, received_at, hash, fact, seen, refused) VALUES (3, '\x019a9e00000070008000000000000001', 1, 1, 1, 'tan-lap', 1795312860000, 1795312860000, '\xd75d75d75d75d75d75d75d75d75d75d75d75d75d75d75d75d75d75d75d75d750', '{"id":"019a9e00-0000-7000-8000-000000000001","pass":"1-0-7","plate":"93C12345","checkpoint":"tan-lap","confirms":null,"at":"2026-11-22T02:01:00.000Z","outcome":"go","decision":"let-through","occupants":2,"endpoint":"kcn-chon-thanh","corridor":"dt741-ql14","kind":1,"occupantsMax":2,"validTo":"2026-11-24T17:00:00.000Z"}', '{"id":"019a9e00-0000-7000-8000-000000000001","checkpoint":"tan-lap","direction":"in","at":"2026-11-22T02:01:00.000Z","receivedAt":"2026-11-22T02:01:00.000Z","how":"camera","pass":"1-0-0","plate":"93C12345","occupantsSeen":2,"outcome":"go","reasons":[],"decision":"let-through","trip":"019a9e00-0000-7000-8000-000000000001","marks":[]}', false);
INSERT INTO scan (seq, id, device, device_seq, vehicle, checkpoint, at, received_at, hash, fact, seen, refused) VALUES (4, '\x019a9e00000070008000000000000002', 1, 2, 1, 'tan-lap', 1795312920000, 1795312920000, '\xdb6db6db6db6db6db6db6db6db6db6db6db6db6db6db6db6db6db6db6db6db60', '{"id":"019a9e00-0000-7000-8000-000000000002","pass":"1-0-7","plate":"93C12345","checkpoint":"tan-lap","confirms":null,"at":"2026-11-22T02:02:00.000Z","outcome":"go","decision":"let-through","occupants":2,"endpoint":"kcn-chon-thanh","corridor":"dt741-ql14","kind":1,"occupantsMax":2,"validTo":"2026-11-24T17:00:00.000Z"}', '{"id":"019a9e00-0000-7000-8000-000000000002","checkpoint":"tan-lap","direction":"in","at":"2026-11-22T02:02:00.000Z","receivedAt":"2026-11-22T02:02:00.000Z","how":"camera","pass":"1-0-0","plate":"93C12345","occupantsSeen":2,"outcome":"go","reasons":[],"decision":"let-through","trip":"019a9e00-0000-7000-8000-000000000001","marks":["gap"]}', false);
INSERT INTO scan (seq, id, device, device_seq, vehicle, checkpoint, at, received_at, hash, fact, seen, refused) VALUES (5, '\x019a9e00000070008000000000000003', 1, 3, 2, 'tan-lap', 1795312980000, 1795312980000, '\xdf7df7df7df7df7df7df7df7df7df7df7df7df7df7df7df7df7df7df7df7df70', NULL, '{"id":"019a9e00-0000-7000-8000-000000000003","checkpoint":"tan-lap","direction":"in","at":"2026-11-22T02:03:00.000Z","receivedAt":"2026-11-22T02:03:00.000Z","how":"camera","pass":null,"plate":"93C99999","occupantsSeen":2,"outcome":"stop","reasons":[],"decision":"hold","trip":null,"marks":["gap","future"]}', true);
INSERT INTO scan_body (seq, body) VALUES (3, '{"v":1,"id":"019a9e00-0000-7000-8000-000000000001","seq":1,"prev":null,"checkpoint":"tan-lap","direction":"in","officer":"officer","how":"camera","text":null,"pass":"1-0-7","plate":"93C12345","plateMatches":true,"occupantsSeen":2,"walkUp":null,"verdict":{"outcome":"go","reasons":[],"facts":{"rulesVersion":1,"passId":"1-0-7","rev":1,"status":"valid","validFrom":"2026-11-21T17:00:00.000Z","validTo":"2026-11-24T17:00:00.000Z","occupantsMax":2,"source":"both","statusAsOf":"2026-11-22T01:55:00.000Z","staleAt":"2026-11-22T02:55:00.000Z","expiresAt":"2026-11-25T01:55:00.000Z","keysFresh":true,"onCorridor":true,"tripBegan":null,"draw":null,"at":"2026-11-22T02:00:00.000Z"}},"decision":"let-through","note":"ghi chú \u0000","at":"2026-11-22T02:00:00.000Z","offsetMs":0}');
INSERT INTO scan_body (seq, body) VALUES (4, '{"v":1,"id":"019a9e00-0000-7000-8000-000000000002","seq":1,"prev":null,"checkpoint":"tan-lap","direction":"in","officer":"officer","how":"camera","text":null,"pass":"1-0-7","plate":"93C12345","plateMatches":true,"occupantsSeen":2,"walkUp":null,"verdict":{"outcome":"go","reasons":[],"facts":{"rulesVersion":1,"passId":"1-0-7","rev":1,"status":"valid","validFrom":"2026-11-21T17:00:00.000Z","validTo":"2026-11-24T17:00:00.000Z","occupantsMax":2,"source":"both","statusAsOf":"2026-11-22T01:55:00.000Z","staleAt":"2026-11-22T02:55:00.000Z","expiresAt":"2026-11-25T01:55:00.000Z","keysFresh":true,"onCorridor":true,"tripBegan":null,"draw":null,"at":"2026-11-22T02:00:00.000Z"}},"decision":"let-through","note":"ghi chú \u0000","at":"2026-11-22T02:00:00.000Z","offsetMs":0}');
INSERT INTO scan_body (seq, body) VALUES (5, '{"v":1,"id":"019a9e00-0000-7000-8000-000000000003","seq":1,"prev":null,"checkpoint":"tan-lap","direction":"in","officer":"officer","how":"camera","text":null,"pass":"1-0-7","plate":"93C12345","plateMatches":true,"occupantsSeen":2,"walkUp":null,"verdict":{"outcome":"go","reasons":[],"facts":{"rulesVersion":1,"passId":"1-0-7","rev":1,"status":"valid","validFrom":"2026-11-21T17:00:00.000Z","validTo":"2026-11-24T17:00:00.000Z","occupantsMax":2,"source":"both","statusAsOf":"2026-11-22T01:55:00.000Z","staleAt":"2026-11-22T02:55:00.000Z","expiresAt":"2026-11-25T01:55:00.000Z","keysFresh":true,"onCorridor":true,"tripBegan":null,"draw":null,"at":"2026-11-22T02:00:00.000Z"}},"decision":"let-through","note":"ghi chú \u0000","at":"2026-11-22T02:00:00.000Z","offsetMs":0}');
INSERT INTO scan_evidence (no, at, device, why, hash, body) VALUES (1, 1795312800000, 'may-1', 'rejected', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', '{"seq":9}');
INSERT INTO trip (id, vehicle, plate, endpoint, corridor, status, opened_at, closed_at, body, pass) VALUES ('019a9e00-0000-7000-8000-000000000001', 1, '93C12345', 'kcn-chon-thanh', 'dt741-ql14', 'arrived', 1795312860000, 1795312920000, '{"id":"019a9e00-0000-7000-8000-000000000001","aliases":["019a9e00-0000-7000-8000-000000000002"],"pass":"1-0-0","plate":"93C12345","endpoint":"kcn-chon-thanh","corridor":"dt741-ql14","kind":1,"occupantsMax":2,"status":"arrived","openedAt":"2026-11-22T02:01:00.000Z","closedAt":"2026-11-22T02:02:00.000Z","sightings":[],"occupantsAtEntry":null,"occupantsLast":null,"headCount":"unknown"}', '1-0-0');
INSERT INTO trip_alias (alias, trip) VALUES ('019a9e00-0000-7000-8000-000000000002', '019a9e00-0000-7000-8000-000000000001');
