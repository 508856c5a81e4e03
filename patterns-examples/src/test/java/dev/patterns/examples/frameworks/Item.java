package dev.patterns.examples.frameworks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** What the shop sells. The database generates the id, so that the driver must return generated keys. */
@Entity
class Item {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(unique = true)
    private String name;

    private int stock;

    /** For Hibernate. */
    protected Item() {}

    Item(String name, int stock) {
        this.name = name;
        this.stock = stock;
    }

    Long id() {
        return id;
    }

    String name() {
        return name;
    }

    int stock() {
        return stock;
    }

    void sell() {
        stock--;
    }
}
